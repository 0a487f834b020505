// Runs a template with longer time limits. On a busy machine, a correct workflow may reach
// time limits that it never reaches on AWS, so that a replay finishes the work and a test does not see the expected path.
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import * as path from 'path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { LocalBackend, LocalOptions, startLocal } from 'sentiment-form-local';

/** With ten times the time, the API would give up first if a test makes the workflow wait. */
export type Patience = 10 | 3;
const MAX_FUNCTION_SECONDS = 900;

/** How the limits of states, and the conditions of the workflow that there is time left, stand in a definition. */
const LIMITS_OF_STATES = /("TimeoutSeconds":|\$startedAt < )(\d+)/g;

/** The parts of a template with time limits. */
interface TimedTemplate {
  readonly Resources: {
    readonly [id: string]: {
      readonly Type: string;
      readonly Properties?: { Timeout?: number; VisibilityTimeout?: number };
    };
  };
}

/** Folders whose templates already have the longer limits. */
const patient = new Set<string>();

/** Starts an assembly, whose templates are changed for it. */
export async function startPatiently(
  assembly: CloudAssembly | string,
  options?: LocalOptions,
  patience: Patience = 10,
): Promise<LocalBackend> {
  const folder = typeof assembly === 'string' ? assembly : assembly.directory;
  if (!patient.has(folder)) {
    patient.add(folder);
    readdirSync(folder)
      .filter((name) => name.endsWith('.template.json'))
      .map((name) => path.join(folder, name))
      .forEach((file) => writeFileSync(file, withMoreTime(readFileSync(file, 'utf8'), patience)));
  }
  return startLocal(folder, options);
}

/** A template that differs only in its time limits. */
function withMoreTime(text: string, factor: number): string {
  const template = JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? moreTimeIn(value, factor) : value,
  ) as TimedTemplate;
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    const { Timeout, VisibilityTimeout } = Properties;
    if (Type === 'AWS::Lambda::Function' && Timeout !== undefined) {
      Properties.Timeout = Math.min(MAX_FUNCTION_SECONDS, Timeout * factor);
    }
    // A queue hides a message for longer than the function that it feeds may take.
    if (Type === 'AWS::SQS::Queue' && VisibilityTimeout !== undefined) {
      Properties.VisibilityTimeout = VisibilityTimeout * factor;
    }
  }
  return JSON.stringify(template);
}

function moreTimeIn(definition: string, factor: number): string {
  return definition.replace(
    LIMITS_OF_STATES,
    (_all, name: string, limit: string) => name + String(Number(limit) * factor),
  );
}
