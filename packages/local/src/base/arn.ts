/** Where the stacks are said to be deployed. The account number is the one that AWS's own documentation uses. */
export const ENVIRONMENT = {
  region: 'us-east-1',
  accountId: '123456789012',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
} as const;

/** The availability zones that the region is said to have. */
export const AVAILABILITY_ZONES = ['a', 'b', 'c'].map((zone) => `${ENVIRONMENT.region}${zone}`);

/** Builds an ARN in the one account and region. */
export function arn(service: string, resource: string): string {
  return `arn:${ENVIRONMENT.partition}:${service}:${ENVIRONMENT.region}:${ENVIRONMENT.accountId}:${resource}`;
}
