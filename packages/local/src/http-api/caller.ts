/** As whom API Gateway calls what stands behind a route. */
import { type RequestHead } from './shape-request';
import { arn } from '../base/arn';
import { type Caller } from '../services';

/** The name in trust policies, and in the policies of functions. */
export const API_GATEWAY = 'apigateway.amazonaws.com';

/** @param sourceArn for what it calls; a function's policy may ask for it */
export function callerOf(sourceArn: string, credentialsArn: string | undefined): Caller {
  if (credentialsArn === undefined) return { kind: 'service', principal: API_GATEWAY, sourceArn };
  // The name that API Gateway gives to its sessions.
  return { kind: 'role', roleArn: credentialsArn, session: 'BackplaneAssumeRoleSession', sourceArn };
}

/** The route as it stands in the API, with its variables: `.../*` in a function's policy is about all of them. */
export function integrationArn(request: RequestHead): string {
  const { stage, method, match } = request;
  const [, path = '/$default'] = match.route.key.split(' ');
  return `${apiArn(request)}/${stage.name}/${method}${path}`;
}

/** The beginning of every ARN of an API. */
export function apiArn({ api }: RequestHead): string {
  return arn('execute-api', api.id);
}
