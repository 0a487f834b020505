/** State machines of a given size, which do the same in either query language. */
import { type JsonObject } from 'sentiment-form-local/lib/base/json';

/** A machine to measure, with the input that it runs on. */
export interface Machine {
  readonly name: string;
  readonly definition: JsonObject;
  readonly input: JsonObject;
  readonly language: 'JSONPath' | 'JSONata';
}

/** The resource of each task. Whoever runs a machine answers it at once. */
export const TASK = 'arn:aws:lambda:us-east-1:123456789012:function:Price';

const INPUT = { order: { id: 'A-17', total: 120, items: [1, 2, 3] }, customer: 'Ada' };

export function machines(): Machine[] {
  const chains = [1, 10, 100].flatMap((links) => [
    { language: 'JSONPath' as const, states: chain(links, jsonpathLink) },
    { language: 'JSONata' as const, states: chain(links, jsonataLink) },
  ]);
  return [
    ...chains.map(({ language, states }) => ({
      name: `${language}, ${Object.keys(states).length} states`,
      definition: { QueryLanguage: language, StartAt: 'Prepare 1', States: states },
      input: INPUT,
      language,
    })),
    { name: 'JSONPath, a Map of 1,000 items', definition: mapOfAll, input: items(1000), language: 'JSONPath' },
  ];
}

type Link = (number: number, next: JsonObject) => Record<string, JsonObject>;

function chain(links: number, link: Link): JsonObject {
  const states = Array.from({ length: links }, (_, index) =>
    link(index + 1, index + 1 === links ? { End: true } : { Next: `Prepare ${index + 2}` }),
  );
  return Object.assign({}, ...states) as JsonObject;
}

/** Five states: a payload with an intrinsic function, a choice, a task, a fixed result, and the end. */
function jsonpathLink(number: number, next: JsonObject): Record<string, JsonObject> {
  return {
    [`Prepare ${number}`]: {
      Type: 'Pass',
      Parameters: {
        'order.$': '$.order',
        'customer.$': '$.customer',
        'title.$': "States.Format('{} of {}', $.order.id, $.customer)",
      },
      Next: `Is It Large? ${number}`,
    },
    [`Is It Large? ${number}`]: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.order.total', NumericLessThan: 10, Next: `Done ${number}` },
        {
          And: [
            { Variable: '$.order.total', NumericGreaterThan: 100 },
            { Variable: '$.customer', StringEquals: 'Ada' },
          ],
          Next: `Price ${number}`,
        },
      ],
      Default: `Done ${number}`,
    },
    [`Price ${number}`]: { Type: 'Task', Resource: TASK, ResultPath: '$.price', Next: `Note ${number}` },
    [`Note ${number}`]: { Type: 'Pass', Result: { by: 'benchmark' }, ResultPath: '$.note', Next: `Done ${number}` },
    [`Done ${number}`]: { Type: 'Pass', ...next },
  };
}

function jsonataLink(number: number, next: JsonObject): Record<string, JsonObject> {
  return {
    [`Prepare ${number}`]: {
      Type: 'Pass',
      Output: {
        order: '{% $states.input.order %}',
        customer: '{% $states.input.customer %}',
        title: "{% $states.input.order.id & ' of ' & $states.input.customer %}",
      },
      Next: `Is It Large? ${number}`,
    },
    [`Is It Large? ${number}`]: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.order.total < 10 %}', Next: `Done ${number}` },
        {
          Condition: "{% $states.input.order.total > 100 and $states.input.customer = 'Ada' %}",
          Next: `Price ${number}`,
        },
      ],
      Default: `Done ${number}`,
    },
    [`Price ${number}`]: {
      Type: 'Task',
      Resource: TASK,
      Output: "{% $merge([$states.input, {'price': $states.result}]) %}",
      Next: `Note ${number}`,
    },
    [`Note ${number}`]: {
      Type: 'Pass',
      Output: "{% $merge([$states.input, {'note': {'by': 'benchmark'}}]) %}",
      Next: `Done ${number}`,
    },
    [`Done ${number}`]: { Type: 'Pass', ...next },
  };
}

const mapOfAll: JsonObject = {
  StartAt: 'All',
  States: {
    All: {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 0,
      ItemProcessor: {
        StartAt: 'One',
        States: {
          One: { Type: 'Pass', Parameters: { 'id.$': '$.id', 'twice.$': 'States.MathAdd($.id, $.id)' }, End: true },
        },
      },
      End: true,
    },
  },
};

function items(count: number): JsonObject {
  return { items: Array.from({ length: count }, (_, id) => ({ id })) };
}
