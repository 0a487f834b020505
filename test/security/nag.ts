// Asks the rule packs of cdk-nag about an app, and what they would say without the library's acknowledgments.
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';
import { IConstruct } from 'constructs';

/** What a pack reports of one resource. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
}

/** A rule that somebody stands by breaking, for a construct and all that is in it. */
export interface Acknowledgment extends Finding {
  readonly reason: string;
}

/** The packs that nothing may be left of. */
export const CLEAN_PACKS = (): NagPack[] => [new AwsSolutionsChecks(), new ServerlessChecks()];

/** The packs that ask for what only an operator can decide as well. */
export const REGULATED_PACKS = (): NagPack[] => [new HIPAASecurityChecks(), new NIST80053R5Checks()];

/** What packs report of an app, by rule and then by path. It passes CDK's own validation first. */
export function findings(app: App, packs: NagPack[]): Finding[] {
  app.synth();
  return packs
    .flatMap((pack) => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
    )
    .sort((a, b) => `${a.rule} ${a.path}`.localeCompare(`${b.rule} ${b.path}`));
}

/** Takes every acknowledgment back, and answers with what they were. */
export function withdrawAcknowledgments(scope: IConstruct): Acknowledgment[] {
  return scope.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => {
        const reasons = data as { [rule: string]: string };
        return Object.entries(reasons).map(([rule, reason]) => {
          delete reasons[rule];
          return { rule: rule.replace(/^annotation::/i, ''), path: node.path, reason };
        });
      }),
  );
}
