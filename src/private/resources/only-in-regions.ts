import { Aws, CfnRule, Fn, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Where something works, and what is said elsewhere. */
export interface OnlyInRegions {
  readonly id: string;
  readonly regions: string[];
  /** What is where, without a full stop. */
  readonly fact: string;
  /** What to do elsewhere. */
  readonly advice: string;
}

/**
 * Refuses a stack in another region: at synth where its region is known, and else by a rule in its template, before
 * CloudFormation makes anything.
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
