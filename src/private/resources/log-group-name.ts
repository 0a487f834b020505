import { Names } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/**
 * A name under `/aws/vendedlogs/`, where AWS services may deliver logs without adding to the account's log resource
 * policy, which has a size limit.
 */
export function vendedLogGroupName(scope: Construct, service: string): string {
  return `/aws/vendedlogs/${service}/${Names.uniqueResourceName(scope, { maxLength: 100, separator: '-' })}`;
}
