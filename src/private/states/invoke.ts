import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { ServiceTaskProps } from './service-task';

/** The invocation of a function: only the function itself, not its versions, in agreement with its grant. */
export function invoke(
  { functionArn }: lambda.IFunction,
  payload: object,
): Pick<ServiceTaskProps, 'integration' | 'arguments' | 'grants'> {
  return {
    integration: 'states:::lambda:invoke',
    arguments: { FunctionName: functionArn, Payload: payload },
    grants: [new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] })],
  };
}
