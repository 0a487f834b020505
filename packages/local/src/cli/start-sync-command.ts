/** The AWS CLI command that starts a state machine here and waits for its answer. */
import { ENVIRONMENT } from '../base/arn';

/**
 * One line for a POSIX shell, to be copied.
 * @param endpoint the address of the runner, e.g. `http://localhost:3000`
 */
export function startSyncCommand(endpoint: string, stateMachineArn: string): string {
  return [
    // The CLI puts "sync-" before the host, and no host on this machine has that name.
    'AWS_DISABLE_HOST_PREFIX_INJECTION=true',
    'AWS_ACCESS_KEY_ID=local',
    'AWS_SECRET_ACCESS_KEY=local',
    `aws stepfunctions start-sync-execution --endpoint-url ${endpoint} --region ${ENVIRONMENT.region}`,
    `--state-machine-arn ${stateMachineArn}`,
    `--input '{"message":"This is terrible."}'`,
  ].join(' ');
}
