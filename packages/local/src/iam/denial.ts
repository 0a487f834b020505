/** The error for a caller without permission: each service has its own message. */
import { type Reason } from './evaluate';
import { type Access } from '../services/access';
import { type Caller, ServiceError } from '../services/service';

/** A refusal with the caller, the action and the resource in AWS's words. */
export function denial(service: string, access: Access, caller: Caller, reason: Reason): ServiceError {
  const { name = 'AccessDeniedException', statusCode } = kindOf(service, access.action);
  return new ServiceError(name, messageOf(access, caller, reason), statusCode);
}

/** The caller, as messages name it. */
function userOf(caller: Caller): string {
  if (caller.kind === 'service') return caller.principal;
  const [, partition, , , account, role] = caller.roleArn.split(':');
  const roleName = role.slice(role.lastIndexOf('/') + 1);
  return `arn:${partition}:sts::${account}:assumed-role/${roleName}/${caller.session}`;
}

function messageOf({ action, resources: [resource] }: Access, caller: Caller, reason: Reason): string {
  const [service] = action.split(':');
  const user = userOf(caller);
  // SES has its own format, and gives no reason.
  if (service === 'ses') return `User \`${user}' is not authorized to perform \`${action}' on resource \`${resource}'`;
  const spelled = spelledAction(action);
  const why = reason.startsWith('no') ? `because ${reason} allows the ${spelled} action` : `with an ${reason}`;
  return `User: ${user} is not authorized to perform: ${spelled} on resource: ${resource} ${why}`;
}

/** SQS writes actions in lower case, and SNS its own name in upper case. */
function spelledAction(action: string): string {
  if (action.startsWith('sqs:')) return action.toLowerCase();
  return action.replace(/^sns:/, 'SNS:');
}

interface Kind {
  readonly name?: string;
  readonly statusCode: number;
}

const FORBIDDEN: Kind = { statusCode: 403 };

const KINDS: Readonly<Record<string, Kind | undefined>> = {
  bedrockruntime: FORBIDDEN,
  lambda: FORBIDDEN,
  sesv2: FORBIDDEN,
  sns: { name: 'AuthorizationErrorException', statusCode: 403 },
  sqs: FORBIDDEN,
};

/** An HTTP task calls no API, so the name of an error is the one that the state sees. */
function kindOf(service: string, action: string): Kind {
  // Each service has its own error name; of those that run here, only Step Functions needs a key.
  if (action.startsWith('kms:')) return { name: 'KmsAccessDeniedException', statusCode: 400 };
  if (service !== 'http') return KINDS[service] ?? { statusCode: 400 };
  // AWS does not document the error name for a missing `states:InvokeHTTPEndpoint`; it does for the connection.
  const name = action === 'states:InvokeHTTPEndpoint' ? 'States.TaskFailed' : 'Events.ConnectionResource.AccessDenied';
  return { name, statusCode: 403 };
}
