import { Aws, CfnRule, Fn, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** The regions in which something is available, and the message for others. */
export interface OnlyInRegions {
  readonly id: string;
  readonly regions: string[];
  /** The message, without a full stop. */
  readonly fact: string;
  /** The next step. */
  readonly advice: string;
}

/**
 * Refuses a stack in another region: at synth if its region is known, or otherwise by a rule in its template, before
 * CloudFormation creates anything.
 */
export function onlyInRegions(scope: Construct, { id, regions, fact, advice }: OnlyInRegions): void {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region)) {
    const assert = Fn.conditionContains(regions, Aws.REGION);
    new CfnRule(scope, id, { assertions: [{ assert, assertDescription: `${fact}. ${advice}` }] });
  } else if (!regions.includes(region)) {
    throw new Error(`${fact}, got: '${region}'. ${advice}`);
  }
}
