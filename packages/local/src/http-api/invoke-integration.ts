/** Step two of three: call the integration of the route, within its timeout. */
import { type Backends } from './backends';
import { callerOf, integrationArn } from './caller';
import { type LambdaIntegration, type StartSyncExecutionIntegration } from './description';
import { errorBody } from './error-body';
import { GATEWAY_ANSWERS, type IntegrationAnswer } from './gateway-answer';
import { answerOfFunction } from './lambda-answer';
import { lambdaEvent } from './lambda-event';
import { mapParameters } from './parameter-mapping';
import { type ApiRequest } from './shape-request';
import { messageOf } from '../base/errors';
import { ServiceError } from '../services';

/** Calls the integration; a failure becomes an answer, with the details in the log. */
export async function invokeIntegration(request: ApiRequest, backends: Backends): Promise<IntegrationAnswer> {
  const { integration } = request.match.route;
  const answer =
    integration.kind === 'Lambda'
      ? callFunction(integration, request, backends)
      : startSyncExecution(integration, request, backends);
  const timeout = integrationTimeout(integration.timeoutMillis);
  try {
    return await Promise.race([answer, timeout.answer]);
  } catch (error) {
    backends.logError(`${request.match.route.key}: ${messageOf(error)}`);
    return GATEWAY_ANSWERS.internalError;
  } finally {
    timeout.end();
  }
}

/**
 * The answer when the integration takes too long. The execution or the function continues, as on AWS: only its answer is too late.
 * This is a plain timer, because to abort a timer with a promise creates two errors, with their stacks, for each request.
 */
function integrationTimeout(milliseconds: number): {
  readonly answer: Promise<IntegrationAnswer>;
  readonly end: () => void;
} {
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<IntegrationAnswer>((resolve) => {
    timer = setTimeout(() => resolve(GATEWAY_ANSWERS.unavailable), milliseconds);
  });
  return { answer, end: () => clearTimeout(timer) };
}

// API Gateway passes the service's own body and content type on.
const AWS_JSON = 'application/x-amz-json-1.0';

async function startSyncExecution(
  integration: StartSyncExecutionIntegration,
  request: ApiRequest,
  backends: Backends,
): Promise<IntegrationAnswer> {
  const { StateMachineArn, Input, Name, TraceHeader } = mapParameters(integration.parameters, request);
  const { credentialsArn } = integration;
  const start = {
    stateMachineArn: StateMachineArn,
    input: Input,
    name: Name,
    traceHeader: TraceHeader ?? request.headers.get('x-amzn-trace-id') ?? undefined,
  };
  // AWS requires a role for such an integration; without one, everything is allowed here.
  const caller = credentialsArn === undefined ? undefined : callerOf(integrationArn(request), credentialsArn);
  try {
    const envelope = await backends.startSyncExecution(start, caller);
    return { status: 200, contentType: AWS_JSON, body: JSON.stringify(envelope) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { status: error.statusCode, contentType: AWS_JSON, body: errorBody(error) };
  }
}

async function callFunction(
  integration: LambdaIntegration,
  request: ApiRequest,
  backends: Backends,
): Promise<IntegrationAnswer> {
  const { functionArn, credentialsArn } = integration;
  const caller = callerOf(integrationArn(request), credentialsArn);
  return answerOfFunction(await backends.invokeFunction(functionArn, lambdaEvent(request), caller));
}
