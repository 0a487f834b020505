/** Starts executions for API Gateway, which acts as the role of its integration. */
import { type JsonObject } from '../asl/contract';
import { type Backends } from '../http-api/backends';
import { API_GATEWAY } from '../http-api/caller';
import { type Permissions } from '../iam/permissions';
import { type Calls } from '../services';
import { objectOf } from '../services/input';

/**
 * A role that cannot be assumed is a failure of the gateway, which answers 500. A missing permission is an answer of Step
 * Functions, which the gateway passes through like any other of its answers.
 */
export function executionStarter(calls: Calls, permissions: Permissions): Backends['startSyncExecution'] {
  return async (parameters, caller) => {
    if (caller?.kind === 'role' && !permissions.mayAssume(caller, API_GATEWAY)) {
      throw new Error(`API Gateway does not have permission to assume the provided role ${caller.roleArn}`);
    }
    // Without an ARN there is nothing to have a permission for: that is refused as a mistake of the request.
    const allowed = parameters.stateMachineArn === undefined ? undefined : caller;
    return objectOf(await calls.call('sfn', 'StartSyncExecution', given(parameters), { caller: allowed }));
  };
}

/** What is not there is no member of a request. */
function given(parameters: object): JsonObject {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
