/** What a caller is told who may not do something: each service has its own words. */
import { type Reason } from './evaluate';
import { type Access } from '../services/access';
import { type Caller, ServiceError } from '../services/service';

/** A refusal with the caller, the action and the resource in AWS's words. */
export function denial(service: string, access: Access, caller: Caller, reason: Reason): ServiceError {
  const { name = 'AccessDeniedException', statusCode } = kindOf(service, access.action);
  return new ServiceError(name, messageOf(access, caller, reason), statusCode);
}

/** Whoever calls, as messages name it. */
function userOf(caller: Caller): string {
  if (caller.kind === 'service') return caller.principal;
  const [, partition, , , account, role] = caller.roleArn.split(':');
  const roleName = role.slice(role.lastIndexOf('/') + 1);
  return `arn:${partition}:sts::${account}:assumed-role/${roleName}/${caller.session}`;
}

function messageOf({ action, resources: [resource] }: Access, caller: Caller, reason: Reason): string {
  const [service] = action.split(':');
  const user = userOf(caller);
  // SES quotes in its own way, and does not say why.
  if (service === 'ses') return `User \`${user}' is not authorized to perform \`${action}' on resource \`${resource}'`;
  const spelled = spelledAction(action);
  const why = reason.startsWith('no') ? `because ${reason} allows the ${spelled} action` : `with an ${reason}`;
  return `User: ${user} is not authorized to perform: ${spelled} on resource: ${resource} ${why}`;
}

/** SQS writes actions in small letters, SNS its own name in capitals. */
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

/** An HTTP task calls no API, so an error's name is the one that the state sees. */
function kindOf(service: string, action: string): Kind {
  // Each service has its own name for it; of those that run here, Step Functions alone asks for a key.
  if (action.startsWith('kms:')) return { name: 'KmsAccessDeniedException', statusCode: 400 };
  if (service !== 'http') return KINDS[service] ?? { statusCode: 400 };
  // AWS does not document what a missing `states:InvokeHTTPEndpoint` is called; for the connection it does.
  const name = action === 'states:InvokeHTTPEndpoint' ? 'States.TaskFailed' : 'Events.ConnectionResource.AccessDenied';
  return { name, statusCode: 403 };
}
