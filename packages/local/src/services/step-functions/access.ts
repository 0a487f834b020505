/** The permissions of Step Functions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html */
import { ENVIRONMENT } from '../../base/arn';
import { type JsonObject, stringOf } from '../../base/json';
import { access, type Access, type AccessContext, forEach, onEverything } from '../access';

export const stateMachineAccess = {
  ...forEach(
    [
      'StartSyncExecution',
      'StartExecution',
      'DescribeStateMachine',
      'ListExecutions',
      'DescribeExecution',
      'GetExecutionHistory',
      'StopExecution',
    ],
    stateMachineAccesses,
  ),
  ...forEach(['ListStateMachines', 'ValidateStateMachineDefinition', 'TestState'], onEverything('states')),
};

/**
 * Step Functions decrypts with a customer managed key on behalf of the caller, unless only metadata is requested.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html "Required permissions for API
 * callers"
 */
function stateMachineAccesses(operation: string, input: JsonObject, { keyOf }: AccessContext): Access[] {
  const machine = stringOf(input.stateMachineArn);
  const call = access(`states:${operation}`, machine ?? stringOf(input.executionArn) ?? '');
  const key = machine === undefined ? undefined : keyOf?.(machine);
  if (key === undefined || !DECRYPTING.has(operation) || input.includedData === 'METADATA_ONLY') return [call];
  const keys = {
    'kms:ViaService': `states.${ENVIRONMENT.region}.${ENVIRONMENT.urlSuffix}`,
    'kms:EncryptionContext:aws:states:stateMachineArn': machine,
  };
  return [call, access('kms:Decrypt', key, keys)];
}

/** StartExecution is not among them: its answer contains nothing encrypted. */
const DECRYPTING = new Set(['DescribeStateMachine', 'StartSyncExecution']);
