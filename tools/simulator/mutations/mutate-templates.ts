/** Setup file for Jest: makes the edits in MUTATION_EDITS in every template that a test synthesizes. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, objectOf } from 'sentiment-form-local/lib/base/json';
import { edited, type TextEdit } from './edits';

const edits = JSON.parse(process.env.MUTATION_EDITS ?? '[]') as TextEdit[];
const done = new Set<string>();

const descriptor = Object.getOwnPropertyDescriptor(Stage.prototype, 'synth');
Object.defineProperty(Stage.prototype, 'synth', {
  ...descriptor,
  value: function synth(this: Stage, ...given: Parameters<Stage['synth']>) {
    const assembly = (descriptor?.value as Stage['synth']).apply(this, given);
    if (!done.has(assembly.directory)) mutate(assembly.directory);
    done.add(assembly.directory);
    return assembly;
  },
});

function mutate(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.template.json'))) {
    const file = join(folder, name);
    const template = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
    for (const resource of Object.values(objectOf(template.Resources)).map(objectOf)) {
      if (resource.Type !== 'AWS::StepFunctions::StateMachine') continue;
      const properties = objectOf(resource.Properties) as { DefinitionString: Json };
      properties.DefinitionString = definition(properties.DefinitionString);
    }
    writeFileSync(file, JSON.stringify(template));
  }
}

/** References to other resources stand between the parts of the text. */
function definition(value: Json): Json {
  const parts = isObject(value) ? (value['Fn::Join'] as [string, Json[]])[1] : [value];
  const text = parts.map((part, place) => (typeof part === 'string' ? part : `<<${place}>>`)).join('');
  const changed = JSON.stringify(edited(JSON.parse(text) as Json, edits));
  const joined = changed.split(/<<(\d+)>>/).map((part, place) => (place % 2 === 0 ? part : parts[Number(part)]));
  return { 'Fn::Join': ['', joined] };
}
