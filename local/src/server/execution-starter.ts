/** Starts executions for API Gateway, which acts as the role of its integration. */
import { type Backends } from '../http-api/backends';
import { API_GATEWAY } from '../http-api/caller';
import { type Permissions } from '../iam/permissions';
import { type Caller, ServiceError } from '../services';
import { AwsError } from '../step-functions/aws-error';
import { type StepFunctions } from '../step-functions/step-functions';

/**
 * A role that cannot be assumed is a failure of the gateway, which answers 500. A missing permission is an answer of Step
 * Functions, which the gateway passes through like any other of its answers.
 */
export function executionStarter(
  stepFunctions: StepFunctions,
  permissions: Permissions,
): Backends['startSyncExecution'] {
  return async (parameters, caller) => {
    if (caller?.kind === 'role' && !permissions.mayAssume(caller, API_GATEWAY)) {
      throw new Error(`API Gateway does not have permission to assume the provided role ${caller.roleArn}`);
    }
    if (parameters.stateMachineArn !== undefined) authorize(parameters.stateMachineArn, caller, permissions);
    return stepFunctions.startSyncExecution(parameters);
  };
}

function authorize(stateMachineArn: string, caller: Caller | undefined, permissions: Permissions): void {
  try {
    permissions.authorize('sfn', 'StartSyncExecution', { stateMachineArn }, caller);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw new AwsError(`com.amazon.coral.service#${error.name}`, error.message, error.statusCode);
  }
}
