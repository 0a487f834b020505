/** What Step Functions refuses before an execution starts, with its messages. */
import { type StateMachineDescription } from './description';
import { jsonProblem } from './json-words';
import { type Json } from '../../base/json';
import { ServiceError } from '../service';

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html */
const MAX_INPUT_BYTES = 262_144;

/** The state machine with this ARN, if it can be run synchronously. */
export function syncStateMachine(
  arn: string | undefined,
  machines: readonly StateMachineDescription[],
): StateMachineDescription {
  const machine = knownStateMachine(arn, machines);
  if (machine.type === 'EXPRESS') return machine;
  throw typeNotSupported();
}

export function typeNotSupported(): ServiceError {
  const message = 'This operation is not supported by this type of state machine';
  return new ServiceError('StateMachineTypeNotSupported', message);
}

/** The state machine with this ARN, if it runs here. */
export function expressStateMachine(
  arn: string | undefined,
  machines: readonly StateMachineDescription[],
): StateMachineDescription {
  const machine = knownStateMachine(arn, machines);
  if (machine.type === 'EXPRESS') return machine;
  const message = 'The local server runs only Express state machines, and this is a Standard one.';
  throw new ServiceError('StateMachineTypeNotSupported', message);
}

/** The state machine with this ARN, of any type. */
export function knownStateMachine(arn = '', machines: readonly StateMachineDescription[]): StateMachineDescription {
  const machine = machines.find((candidate) => candidate.arn === arn);
  if (machine !== undefined) return machine;
  checkedArn(arn, ['stateMachine']);
  throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

/** An ARN of Step Functions for one of these resource types. AWS's messages were recorded by localstack. */
export function checkedArn(arn: string, types: readonly string[]): string {
  const [, type] = /^arn:aws[\w-]*:states:[\w-]+:\d{12}:(\w+):./.exec(arn) ?? [];
  if (type === undefined) throw new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  if (types.includes(type)) return arn;
  throw new ServiceError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${type}'`);
}

/** The parsed input of an execution. */
export function parsedInput(input: string): Json {
  if (Buffer.byteLength(input) > MAX_INPUT_BYTES) {
    const limit = `Member must have length less than or equal to ${MAX_INPUT_BYTES}`;
    const message = `1 validation error detected: Value at 'input' failed to satisfy constraint: ${limit}`;
    throw new ServiceError('ValidationException', message);
  }
  if (input.trim() === '') throw invalidInput('Invalid execution input.');
  return checkedDepth(parsed(input));
}

function parsed(input: string): Json {
  try {
    return JSON.parse(input) as Json;
  } catch (error) {
    throw invalidInput(jsonProblem(input, error).reason);
  }
}

function invalidInput(reason: string): ServiceError {
  return new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
}

/** Deeper than any real input, and shallow enough for the interpreter. */
const MAX_DEPTH = 3_000;

function checkedDepth(value: Json): Json {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw invalidInput(`it is nested deeper than ${MAX_DEPTH} levels, which is not supported here`);
    }
    level = level.flatMap((entry) => (typeof entry === 'object' && entry !== null ? Object.values(entry) : []));
  }
  return value;
}

/** A valid name of an execution. */
export function checkedName(name: string): string {
  if (name !== '' && !/[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u.test(name)) return name;
  throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
}
