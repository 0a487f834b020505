/** The principals with which functions and state machines call others: their roles, if they have one. */
import { type RoleCaller } from '../services/service';

/** The session of a function has its name. */
export function functionCaller(fn: {
  readonly name: string;
  readonly arn: string;
  readonly roleArn?: string;
}): RoleCaller | undefined {
  const { name, arn, roleArn } = fn;
  return roleArn === undefined ? undefined : { kind: 'role', roleArn, session: name, sourceArn: arn };
}

/** On AWS the session of a state machine has a random name. */
export function stateMachineCaller(machine: {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
}): RoleCaller {
  const { name, arn, roleArn } = machine;
  return { kind: 'role', roleArn, session: name, sourceArn: arn };
}
