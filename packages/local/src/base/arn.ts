/** The account and Region of the stacks. The account number is the one in AWS's own documentation. */
export const ENVIRONMENT = {
  region: 'us-east-1',
  accountId: '123456789012',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
} as const;

/** The Availability Zones of the Region. */
export const AVAILABILITY_ZONES = ['a', 'b', 'c'].map((zone) => `${ENVIRONMENT.region}${zone}`);

/** The function that a URI of API Gateway is about, e.g. `.../functions/<ARN>/invocations`. */
export function functionArnIn(uri: unknown): string | undefined {
  return /arn:[^:]+:lambda:[^:]*:[^:]*:function:[^/]+/.exec(String(uri))?.[0];
}

/** Builds an ARN in this account and Region. */
export function arn(service: string, resource: string): string {
  return `arn:${ENVIRONMENT.partition}:${service}:${ENVIRONMENT.region}:${ENVIRONMENT.accountId}:${resource}`;
}
