/** The account and Region of the stacks. The account number is the one in AWS's own documentation. */
export const ENVIRONMENT = {
  region: 'us-east-1',
  accountId: '123456789012',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
} as const;

/** The Availability Zones of the Region. */
export const AVAILABILITY_ZONES = ['a', 'b', 'c'].map((zone) => `${ENVIRONMENT.region}${zone}`);

/** Builds an ARN in this account and Region. */
export function arn(service: string, resource: string): string {
  return `arn:${ENVIRONMENT.partition}:${service}:${ENVIRONMENT.region}:${ENVIRONMENT.accountId}:${resource}`;
}
