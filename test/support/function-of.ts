// Lambda functions for tests, small enough for inline code.
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** A function whose handler has this body, with `event` in it. */
export function functionOf(
  scope: Construct,
  id: string,
  body: string,
  options: lambda.FunctionOptions = {},
): lambda.Function {
  return new lambda.Function(scope, id, {
    ...options,
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(`exports.handler = async (event) => { ${body} };`),
  });
}
