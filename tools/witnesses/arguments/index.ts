/** The arguments of each task against the model of the service: names, required members, types, enums, lengths. */
import type { Json } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { allBackends, allExamples, type Synthesized } from '../assemblies';
import { brokenBackend, type Mistake } from '../broken';
import { environment } from '../toolbox/python';
import type { Testimony, Witness } from '../witness';
import { problemsWith } from './check-value';
import { modelOf } from './service-model';
import { calledTasks, writtenTasks, type Task } from './tasks';

export const argumentsOfTasks: Witness = {
  name: 'arguments',
  title: 'what our tasks give to services, as written and as called, and botocore’s models of these',
  isQuick: true,
  run: async () => judged([...(await allBackends()), ...(await allExamples())]),
  selfTest: {
    faults: {
      'a typo in the name of an argument': /has ConsistentReed, which the API does not know/,
      'a value that an enum does not have': /LanguageCode must be one of en,/,
      // The runner refuses such a call by a model of its own, before it is made.
      'a typo within an expression that only the sweep evaluates':
        /Find Unfinished Submissions: the arguments of aws-sdk:dynamodb:query are one expression, and it was never called/,
    },
    run: async () => (await judged([await brokenBackend('every option', MISTAKES)])).disagreements,
  },
};

const MISTAKES: readonly Mistake[] = [
  ['"ConsistentRead":true', '"ConsistentReed":true'],
  ['"LanguageCode":"{% $states.input.language %}"', '"LanguageCode":"none"'],
  ["'IndexName': 'attention'", "'IndexNames': 'attention'"],
];

async function judged(synthesized: readonly Synthesized[]): Promise<Testimony> {
  const folder = await environment('models');
  const written = synthesized.flatMap(writtenTasks);
  const called: Task[] = [];
  for (const one of synthesized) called.push(...(await calledTasks(one)));
  const checked = [...written, ...called].map((task) => problemsOf(task, folder));
  return {
    compared: { 'written tasks': written.length, calls: called.length },
    disagreements: [...new Set([...checked.flatMap(({ problems }) => problems), ...neverCalled(written, called)])],
    exceptions: [...new Set(checked.flatMap(({ unchecked }) => (unchecked === undefined ? [] : [unchecked])))],
  };
}

/** If all arguments are one expression, their names are known only when it has been evaluated. */
function neverCalled(written: readonly Task[], called: readonly Task[]): readonly string[] {
  const seen = new Set(called.map(({ backend, resource }) => `${backend} ${resource}`));
  return written
    .filter(({ given, backend, resource }) => typeof given === 'string' && !seen.has(`${backend} ${resource}`))
    .map(({ place, resource }) => `${place}: the arguments of ${resource} are one expression, and it was never called`);
}

interface Checked {
  readonly problems: readonly string[];
  readonly unchecked?: string;
}

function problemsOf({ place, resource, given }: Task, folder: string): Checked {
  const [service, action] = resource.replace(/^aws-sdk:/, '').split(/[:.]/);
  const model = modelOf(folder, service);
  if (model === undefined) {
    return { problems: [], unchecked: `${resource} is no API of AWS, so there is no model of it` };
  }
  const operation = model.operations[action.charAt(0).toUpperCase() + action.slice(1)];
  if (operation === undefined) return { problems: [`${place}: ${service} has no operation ${action}`] };
  const shape = operation.input?.shape;
  const request = resource.startsWith('aws-sdk:') ? given : withTexts(given);
  return { problems: shape === undefined ? [] : problemsWith(request, shape, model, `${place}: ${resource}`) };
}

/** Members that Step Functions' own integrations convert from JSON into a text. */
const TEXTS = ['Detail', 'Input', 'Message', 'MessageBody', 'Payload'];

function withTexts(value: Json): Json {
  if (Array.isArray(value)) return value.map(withTexts);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]): [string, Json] => [
    name,
    TEXTS.includes(name) && typeof item !== 'string' ? JSON.stringify(item) : withTexts(item),
  ]);
  return Object.fromEntries(entries);
}
