/** The context object: what a state can read about its execution and its state machine. */
import type { RunOptions } from './contract';
import { isObject, type Json, type JsonObject, member } from '../base/json';
import type { Random } from '../base/random';

const ACCOUNT = 'us-east-1:000000000000';

/**
 * The parts that stay the same throughout an execution.
 * @param options with the caller's own values, which win member by member
 */
export function executionContext(
  input: Json,
  startTime: string,
  random: Random,
  { context: given = {}, type }: Pick<RunOptions, 'context' | 'type'>,
): JsonObject {
  const machine = merged(
    { Id: `arn:aws:states:${ACCOUNT}:stateMachine:StateMachine`, Name: 'StateMachine' },
    given.StateMachine,
  );
  const name = member(given.Execution, 'Name') ?? random.uuid();
  const execution = {
    Id: `arn:aws:states:${ACCOUNT}:execution:${String(machine.Name)}:${String(name)}`,
    Input: input,
    StartTime: startTime,
    Name: name,
    RoleArn: `arn:aws:iam::000000000000:role/${String(machine.Name)}`,
    ...(type === 'EXPRESS' ? {} : { RedriveCount: 0 }),
  };
  return { ...given, Execution: merged(execution, given.Execution), StateMachine: machine };
}

function merged(own: JsonObject, given: Json | undefined): JsonObject {
  return isObject(given) ? { ...own, ...given } : own;
}
