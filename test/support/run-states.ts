// Runs a part of the workflow alone, with a service whose answers the test chooses, including those that no stand-in would give.
import { Invoke, Json, JsonObject, runStateMachine, VirtualClock } from 'sentiment-form-local/lib/asl';
import { allStates, Definition } from './synth';

/** Where it begins, the variables at that point, and the answers of the services. */
export interface PartialRun {
  readonly startAt: string;
  /** Variables of the states before. */
  readonly variables: JsonObject;
  readonly invoke?: Invoke;
  /** The name of the execution. */
  readonly name?: string;
}

/** One call of a service, as it was made. */
export interface ServiceCall {
  readonly state: string;
  readonly resource: string;
  readonly args: JsonObject;
}

/** The output of the branch that the state is in, and every call that was made. */
export async function runStates(
  workflow: Definition,
  { startAt, variables, invoke = async () => ({}), name = 'one' }: PartialRun,
): Promise<{ output: Json; calls: ServiceCall[] }> {
  const calls: ServiceCall[] = [];
  // By way of the input: in a definition, a text that looks like an expression would be one.
  const names = Object.keys(variables);
  const assigned = Object.fromEntries(names.map((variable) => [variable, `{% $states.input.${variable} %}`]));
  const machine = {
    QueryLanguage: 'JSONata',
    StartAt: 'Given',
    States: {
      Given: { Type: 'Pass', Assign: assigned, Output: {}, Next: startAt },
      ...branchWith(workflow, startAt).States,
    },
  };
  const result = await runStateMachine(JSON.parse(JSON.stringify(machine)) as Json, variables, {
    clock: new VirtualClock(),
    context: { Execution: { Name: name } },
    invoke: async (resource, args, context) => {
      calls.push({
        state: context.stateName,
        resource: resource.replace(/^arn:[^:]*:/, ''),
        args: args as JsonObject,
      });
      return invoke(resource, args, context);
    },
  });
  if (result.status !== 'SUCCEEDED' || result.output === undefined) {
    throw new Error(`Expected ${startAt} to lead to an end, got ${result.status}: ${result.error} ${result.cause}`);
  }
  return { output: result.output, calls };
}

function branchWith(definition: Definition, state: string): Definition {
  if (state in definition.States) return definition;
  const branches = allStates(definition).flatMap(([, { Branches = [] }]) => Branches);
  const found = branches.find(({ States }) => state in States);
  if (found === undefined) throw new Error(`No state is called ${state}.`);
  return found;
}
