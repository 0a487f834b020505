/** The principal with which API Gateway calls an integration. */
import { type RequestHead } from './shape-request';
import { arn } from '../base/arn';
import { type Caller } from '../services';

/** The service name in trust policies, and in the policies of functions. */
export const API_GATEWAY = 'apigateway.amazonaws.com';

/** @param sourceArn for the condition in a function's policy */
export function callerOf(sourceArn: string, credentialsArn: string | undefined): Caller {
  if (credentialsArn === undefined) return { kind: 'service', principal: API_GATEWAY, sourceArn };
  // The name that API Gateway gives to its sessions.
  return { kind: 'role', roleArn: credentialsArn, session: 'BackplaneAssumeRoleSession', sourceArn };
}

/** The route as it is defined in the API, with its variables: `.../*` in a function's policy matches all of them. */
export function integrationArn(request: RequestHead): string {
  const { stage, method, match } = request;
  const [, path = '/$default'] = match.route.key.split(' ');
  return `${apiArn(request)}/${stage.name}/${method}${path}`;
}

/** The beginning of every ARN of an API. */
export function apiArn({ api }: RequestHead): string {
  return arn('execute-api', api.id);
}
