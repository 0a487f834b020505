/** What Step Functions says of state machines. */
import { type StateMachineDescription } from './description';
import { type JsonObject } from '../asl/contract';

/** @param createdAt seconds since the epoch */
export function listMachines(machines: readonly StateMachineDescription[], createdAt: number): JsonObject {
  return { stateMachines: machines.map((machine) => summaryOf(machine, createdAt)) };
}

/** @param createdAt seconds since the epoch */
export function describeMachine(machine: StateMachineDescription, createdAt: number): JsonObject {
  const { level, includeExecutionData, logGroupArn } = machine.logging;
  return {
    ...summaryOf(machine, createdAt),
    status: 'ACTIVE',
    definition: JSON.stringify(machine.definition),
    roleArn: machine.roleArn,
    loggingConfiguration: {
      level,
      includeExecutionData,
      ...(logGroupArn !== undefined && { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] }),
    },
    tracingConfiguration: { enabled: machine.tracing },
  };
}

function summaryOf({ arn, name, type }: StateMachineDescription, createdAt: number): JsonObject {
  return { stateMachineArn: arn, name, type, creationDate: createdAt };
}
