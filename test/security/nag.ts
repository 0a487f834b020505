// Runs the rule packs of cdk-nag on an app, with and without the library's acknowledgments.
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';
import { IConstruct } from 'constructs';

/** What a pack reports of one resource. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
}

/** An acknowledged rule, for a construct and all that is in it. */
export interface Acknowledgment extends Finding {
  readonly reason: string;
}

/** The packs that must report nothing. */
export const CLEAN_PACKS = (): NagPack[] => [new AwsSolutionsChecks(), new ServerlessChecks()];

/** The packs that also check what only an operator can decide. */
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

/** Removes every acknowledgment, and returns them. */
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
