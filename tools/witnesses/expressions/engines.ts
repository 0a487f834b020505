/** The two engines: ours, which is jsonata-js with the limits of Step Functions, and the one for the JVM. */
import { join } from 'node:path';
import type { Json } from 'sentiment-form-local/lib/asl';
import { ExpressionError, Expressions } from 'sentiment-form-local/lib/asl/expressions';
import type { Outcome } from './outcome';
import type { Sample } from './samples';
import { archive } from '../toolbox/maven';
import { needs, run } from '../toolbox/run';

/** Replaces the time and random values in both engines. */
const CLOCK = { now: () => 1_767_225_600_000, sleep: async () => undefined };
const RANDOM = { next: () => 0.5, uuid: () => '00000000-0000-4000-8000-000000000000' };

/** In ours. */
export async function evaluateHere(samples: readonly Sample[]): Promise<readonly Outcome[]> {
  const expressions = new Expressions();
  const outcomes: Outcome[] = [];
  for (const { source, scope } of samples) {
    outcomes.push(await expressions.evaluate(source, scope, CLOCK, RANDOM).then((value) => ({ value }), outcomeOf));
  }
  return outcomes;
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ExpressionError)) throw error;
  return error.message.startsWith('returned nothing') ? { nothing: true } : { throws: error.message };
}

/** In the JVM's. */
export async function evaluateInJava(samples: readonly Sample[]): Promise<readonly Outcome[]> {
  needs('java');
  const library = await archive('jsonata');
  const input = samples.map(({ source, scope }) =>
    JSON.stringify({ source, bindings: { ...scope.variables, states: scope.states } }),
  );
  const program = ['-cp', library, join(__dirname, 'Evaluate.java')];
  const { code, stdout, stderr } = await run('java', program, { input: `${input.join('\n')}\n` });
  const lines = stdout.split('\n').filter((line) => line !== '');
  if (code !== 0 || lines.length !== samples.length) throw new Error(`The engine of the JVM stopped: ${stderr}`);
  return lines.map(read);
}

function read(line: string): Outcome {
  if (line === 'nothing') return { nothing: true };
  const [kind, rest] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
  return kind === 'value' ? { value: JSON.parse(rest) as Json } : { throws: rest };
}
