/** Resources of other regions and accounts. A region or an account that is known only at deployment is not checked. */
import { Annotations, IResource, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { onlyInRegions } from './only-in-regions';

/** A resource that the stack uses. In JavaScript, it may have no environment. */
export type Used = Partial<Pick<IResource, 'env'>>;

const NOT_ACROSS_REGIONS = 'because Step Functions cannot use resources of other regions';

/**
 * Refuses a resource of another region: at synth if the region of the stack is known, or otherwise by a rule in its
 * template. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
 *
 * @param what the resource, such as "the topic of a notification"
 */
export function requireOwnRegion(scope: Construct, { env }: Used, what: string, reason = NOT_ACROSS_REGIONS): void {
  if (env === undefined || Token.isUnresolved(env.region)) return;
  const stack = Stack.of(scope);
  // One rule is enough for all resources of a region.
  const id = `OnlyIn-${env.region}`;
  if (stack.node.tryFindChild(id)) return;
  onlyInRegions(stack, {
    id,
    regions: [env.region],
    fact: `The stack must be in ${env.region}, the region of ${what}, ${reason}`,
    advice: 'Deploy the stack there, or give it a resource of its own region',
  });
}

/** Refuses a resource of another account. */
export function requireOwnAccount(scope: Construct, used: Used, what: string, reason: string): void {
  const theirs = otherAccountOf(scope, used);
  if (theirs !== undefined) {
    throw new Error(
      `The stack must be in the account ${theirs}, the account of ${what}, ${reason}, got: '${Stack.of(scope).account}'. ` +
        'Deploy the stack there, or give it a resource of its own account',
    );
  }
}

/**
 * Refuses a resource of another region, and warns of one of another account.
 *
 * @param condition what the policies of the other account must allow
 */
export function checkEnvironment(scope: Construct, used: Used, what: string, condition: string): void {
  requireOwnRegion(scope, used, what);
  warnOfOtherAccount(scope, used, what, condition);
}

/**
 * Warns of a resource of another account, whose policies have to allow the stack to use it.
 *
 * @param condition what these policies must allow
 */
export function warnOfOtherAccount(scope: Construct, used: Used, what: string, condition: string): void {
  const theirs = otherAccountOf(scope, used);
  if (theirs !== undefined) {
    Annotations.of(scope).addWarningV2(
      'cdk-sentiment-form-backend:otherAccount',
      `The account ${theirs} owns ${what}, and this library does not change policies of other accounts. ${condition}. ` +
        'Acknowledge this warning once they do',
    );
  }
}

/** The account of a resource, if it is known to be another one than that of the stack. */
export function otherAccountOf(scope: Construct, { env }: Used): string | undefined {
  const { account } = Stack.of(scope);
  if (env === undefined || [account, env.account].some((value) => Token.isUnresolved(value))) return undefined;
  return env.account === account ? undefined : env.account;
}
