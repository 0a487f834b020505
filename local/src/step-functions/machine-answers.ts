/** What Step Functions says of state machines and their definitions. */
import { type StateMachineDescription } from './description';
import { type Json, type JsonObject } from '../asl/contract';
import { checkDefinition, type DefinitionProblem } from '../asl/definition';
import { ServiceError } from '../services';
import { stringOf } from '../services/input';

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

/** The action ValidateStateMachineDefinition, with the problems that would stop a deployment; it gives no warnings. */
export function validateDefinition({ definition, type, maxResults }: JsonObject): JsonObject {
  const problems = checkDefinition(parsed(stringOf(definition)), { type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD' });
  const shown = problems.slice(0, Number(maxResults || MOST_DIAGNOSTICS));
  return {
    result: problems.length === 0 ? 'OK' : 'FAIL',
    diagnostics: shown.map(diagnosticOf),
    truncated: shown.length < problems.length,
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html */
const MOST_DIAGNOSTICS = 100;

function diagnosticOf({ code, message, path }: DefinitionProblem): JsonObject {
  return { severity: 'ERROR', code, message, ...(path === undefined ? {} : { location: path }) };
}

function parsed(text: string | undefined): Json {
  if (text === undefined) throw new ServiceError('ValidationException', 'definition: Member must not be null');
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    // Not a JSON object, which the check says in AWS's words.
    return error instanceof Error ? error.message : String(error);
  }
}
