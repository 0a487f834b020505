/**
 * The questions about the state machines of an assembly: whether AWS accepts each, and the result of each Pass or
 * Choice for an input.
 */
import { startLocal } from 'sentiment-form-local';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { readAssembly } from 'sentiment-form-local/lib/assembly/read-assembly';
import { member } from 'sentiment-form-local/lib/base/json';
import { deployedResources } from 'sentiment-form-local/lib/plan/deployed-resources';
import { describeStateMachines } from 'sentiment-form-local/lib/services/step-functions/describe';
import { statesIn } from '../../states-in';
import { watchEvaluations } from '../../watch-evaluations';

/** One request and its subject. */
export interface Question {
  /** The ID in the recording. */
  readonly id: string;
  readonly operation: 'ValidateStateMachineDefinition' | 'TestState';
  readonly request: JsonObject;
}

/** The context of a state when it ran. */
interface Seen {
  readonly input: Json;
  readonly variables: JsonObject;
}

/** How often each state is tested, each time with a different input. */
const MAX_OF_EACH_STATE = 10;

/** AWS knows neither this execution nor its start time, so these states are not tested. */
const OF_AN_EXECUTION = /\$states\.context|\$\$\.|\$uuid|\$now\(|\$millis|\$random/;

const BODIES: readonly string[] = [
  '{"message":"This is terrible, I want my money back."}',
  '{"message":"Thank you, wonderful! 😀"}',
  '{"message":"half an emoji: \\ud83d"}',
  '{"message":1e300,"other":[[[]]]}',
  '{"message":"","submissionId":"no uuid"}',
  '{"message":null,"submissionId":"00000000-0000-4000-8000-000000000001"}',
  '[]',
  '"text"',
  JSON.stringify({ message: 'x'.repeat(60_000) }),
];

/** All questions about an assembly. Creating them sends nothing to AWS. */
export async function questionsOf(folder: string): Promise<readonly Question[]> {
  const machines = describeStateMachines(deployedResources(readAssembly(folder)));
  const seen = await statesSeen(folder);
  return machines.flatMap(({ path, type, definition }) => {
    const text = JSON.stringify(definition);
    const whole: Question = {
      id: `${path} is valid`,
      operation: 'ValidateStateMachineDefinition',
      request: { definition: text, type, severity: 'WARNING' },
    };
    return [whole, ...testable(definition).flatMap((name) => testsOf(path, text, name, seen.get(name) ?? []))];
  });
}

function testsOf(path: string, definition: string, stateName: string, seen: readonly Seen[]): Question[] {
  return seen.slice(0, MAX_OF_EACH_STATE).map(({ input, variables }, index) => ({
    id: `${path} › ${stateName} [${index}]`,
    operation: 'TestState',
    request: {
      definition,
      stateName,
      input: JSON.stringify(input),
      variables: JSON.stringify(variables),
      inspectionLevel: 'DEBUG',
    },
  }));
}

/** The names of all Pass and Choice states, which need no role. */
function testable(definition: JsonObject): string[] {
  return statesIn(definition)
    .filter(
      ([, state]) => ['Pass', 'Choice'].includes(String(state.Type)) && !OF_AN_EXECUTION.test(JSON.stringify(state)),
    )
    .map(([name]) => name);
}

/** Posts to the assembly in the runner, and records the input of each state. */
async function statesSeen(folder: string): Promise<ReadonlyMap<string, readonly Seen[]>> {
  const seen = new Map<string, Map<string, Seen>>();
  await watchEvaluations(
    () => post(folder),
    (_source, { states, variables }) => {
      const { input = null, context } = states;
      const name = String(member(member(context, 'State'), 'Name'));
      const of = seen.get(name) ?? new Map<string, Seen>();
      seen.set(name, of.set(JSON.stringify([input, variables]), { input, variables }));
    },
  );
  return new Map([...seen].map(([name, of]) => [name, [...of.values()]]));
}

async function post(folder: string): Promise<void> {
  const backend = await startLocal(folder, { throttle: false });
  try {
    for (const body of BODIES) {
      const headers = { 'content-type': 'application/json' };
      await fetch(backend.endpoint, { method: 'POST', headers, body });
    }
    // A replay enters states that a post does not.
    backend.failNext('dynamodb', 'PutItem', { error: 'DynamoDB.InternalServerError' });
    await fetch(backend.endpoint, { method: 'POST', body: BODIES[0] });
    await backend.drain();
  } finally {
    await backend.stop();
  }
}
