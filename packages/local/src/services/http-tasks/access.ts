/** The permissions of an HTTP task: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#connect-http-task-permissions */
import { type JsonObject, member, stringOf } from '../../base/json';
import { access, type Access, type AccessContext } from '../access';

export const httpTaskAccess = { Invoke: httpTaskAccesses };

/** To call the endpoint at all, to use the connection, and to read the secret that the connection keeps. */
function httpTaskAccesses(
  _operation: string,
  { ApiEndpoint, Method, Authentication, InvocationConfig }: JsonObject,
  { callerArn, secretOf }: AccessContext,
): Access[] {
  const invoke = access('states:InvokeHTTPEndpoint', callerArn, {
    'states:HTTPEndpoint': stringOf(ApiEndpoint),
    'states:HTTPMethod': stringOf(Method),
  });
  const connection =
    stringOf(member(InvocationConfig, 'ConnectionArn')) ?? stringOf(member(Authentication, 'ConnectionArn'));
  // A task without a connection fails for another reason.
  if (connection === undefined) return [invoke];
  const secret = secretOf(connection);
  return [
    invoke,
    access('events:RetrieveConnectionCredentials', connection),
    ...(secret === undefined
      ? []
      : [access('secretsmanager:GetSecretValue', secret), access('secretsmanager:DescribeSecret', secret)]),
  ];
}
