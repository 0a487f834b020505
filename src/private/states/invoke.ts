import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { ServiceTaskProps } from './service-task';
import { checkEnvironment } from '../resources/environments';

/** Checks the environment of a function that is given. */
export function checkFunctionEnvironment(scope: Construct, fn: lambda.IFunction, what: string): void {
  const condition =
    'It runs only if the policies of the function allow lambda:InvokeFunction for the role of the workflow';
  checkEnvironment(scope, fn, what, condition);
}

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
