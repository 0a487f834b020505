/**
 * What the resources of a template call, as the tests of the policies find it, and the policies: each call is an action of the data
 * set, is allowed, and nothing more is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOf } from './check-statement';
import type { DataSet } from './data-set';
import { edgesOf, refusedIn } from '../../../test/security/access/walk';
import { mutationsOf, withoutPermission, type PolicyTemplate } from '../../../test/support/policy-mutations';
import type { Synthesized } from '../assemblies';

/** Allowed in whole lists: the grants of CDK for keys, and what Step Functions asks for its tracing. */
const LISTED = /^(?:kms:|xray:GetSampling)/;

export interface Calls {
  readonly count: number;
  readonly problems: readonly string[];
}

export function callsIn({ name, folder }: Synthesized, data: DataSet): Calls {
  const [file] = readdirSync(folder).filter((one) => one.endsWith('.template.json'));
  const template = JSON.parse(readFileSync(join(folder, file), 'utf8')) as PolicyTemplate;
  const edges = edgesOf(template);
  const refused = refusedIn(template, edges);
  const unknown = edges.flatMap(({ call }) => {
    if (call === undefined) return [];
    const { action, resources, keys = {} } = call;
    return problemsOf({ actions: [action], resources, conditionKeys: Object.keys(keys) }, data);
  });
  const needless = mutationsOf(template)
    .filter(({ policy, effect }) => effect === 'Allow' && template.Resources[policy].Type === 'AWS::IAM::Policy')
    .filter(({ actions }) => !actions.every((action) => LISTED.test(action)))
    .filter((mutation) => refusedIn(withoutPermission(template, mutation), edges).length === refused.length);
  return {
    count: edges.length,
    problems: [
      ...refused.map((call) => `${name}: ${call} is called, and not allowed`),
      ...unknown.map((problem) => `${name}: a call: ${problem}`),
      ...needless.map(({ policy, actions }) => `${name}: ${policy} allows ${actions.join(', ')}, which nothing calls`),
    ],
  };
}
