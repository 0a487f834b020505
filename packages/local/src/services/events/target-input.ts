/** What the target of a rule gets: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
import { EventInput, EventRuleDescription } from './description';
import { readPath } from '../../asl/jsonpath';
import { Json, JsonObject } from '../../base/json';

/** JSON text, except where a template makes other text of it. */
export function targetInput(event: JsonObject, rule: EventRuleDescription, input: EventInput | undefined): string {
  if (input === undefined) return JSON.stringify(event);
  if (input.kind === 'text') return input.text;
  if (input.kind === 'path') return JSON.stringify(found(input.path, event) ?? {});
  const parts = Object.entries(input.paths).map(([name, path]) => [name, found(path, event)] as const);
  const values = new Map([...parts, ...predefined(event, rule)]);
  return filledIn(input.template, values);
}

function predefined(event: JsonObject, { arn, name }: EventRuleDescription): [string, Json][] {
  return [
    ['aws.events.rule-arn', arn],
    ['aws.events.rule-name', name],
    ['aws.events.event.ingestion-time', event.time],
    ['aws.events.event', event],
    ['aws.events.event.json', event],
  ];
}

/** A string brings its quotes along, unless it comes to stand between quotes. */
function filledIn(template: string, values: ReadonlyMap<string, Json | undefined>): string {
  return template
    .split(QUOTED)
    .map((part, i) => {
      const isQuoted = i % 2 === 1;
      return part.replace(PLACEHOLDER, (whole, name: string) => {
        if (!values.has(name)) return whole;
        const value = values.get(name) ?? '';
        if (!isQuoted) return JSON.stringify(value);
        return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
      });
    })
    .join('');
}

/** Splits a template so that every other part is a JSON string. */
const QUOTED = /("(?:[^"\\]|\\.)*")/;
const PLACEHOLDER = /<([\w.-]+)>/g;

function found(path: string, event: JsonObject): Json | undefined {
  try {
    return readPath(path, event);
  } catch {
    return undefined;
  }
}
