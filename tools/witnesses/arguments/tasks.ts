/** The tasks of our state machines: as they are written, and as they were called. */
import { startLocal, type LocalBackend } from 'sentiment-form-local';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { readAssembly } from 'sentiment-form-local/lib/assembly/read-assembly';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { deployedResources } from 'sentiment-form-local/lib/plan/deployed-resources';
import { describeStateMachines } from 'sentiment-form-local/lib/services/step-functions/describe';
import { KEY } from '../../../test/support/maximum';
import { FIELDS } from '../../../test/support/running-maximum';
import { statesIn } from '../../states-in';
import type { Synthesized } from '../assemblies';

/** One call of a service, or the Task of a definition. */
export interface Task {
  readonly backend: string;
  readonly place: string;
  /** The resource without its common prefix, e.g. `dynamodb:putItem` or `aws-sdk:comprehend:detectSentiment`. */
  readonly resource: string;
  readonly given: Json;
}

/** The tasks as the definitions have them, expressions and paths included. */
export function writtenTasks({ name, folder }: Synthesized): readonly Task[] {
  return describeStateMachines(deployedResources(readAssembly(folder))).flatMap(({ definition }) =>
    statesIn(definition).flatMap(([state, fields]): Task[] => {
      if (fields.Type !== 'Task') return [];
      const resource = String(fields.Resource).replace(/^arn:[^:]*:states:[^:]*:[^:]*:/, '');
      return [
        { backend: name, place: `${name}: ${state}`, resource, given: fields.Arguments ?? fields.Parameters ?? {} },
      ];
    }),
  );
}

/** Posts that take different paths. */
const FORMS: readonly JsonObject[] = [
  FIELDS,
  { ...FIELDS, message: 'Thank you, this is wonderful, I love it! 😀' },
  { ...FIELDS, message: 'http://a.example http://b.example http://c.example' },
  { ...FIELDS, website: 'spam.example' },
  { message: 'This is terrible, I want my money back.' },
  { message: 'x'.repeat(2_000), email: 'ada@example.com' },
  { message: '😀'.repeat(1_999) },
];

/** Which service fails while another form is posted, so that the tasks that handle failures are called, too. */
const OUTAGES = [
  ['dynamodb', 'PutItem'],
  ['dynamodb', 'UpdateItem'],
  ['lambda', 'Invoke'],
  ['comprehend', 'DetectSentiment'],
  ['sesv2', 'SendEmail'],
  ['sns', 'Publish'],
  ['events', 'PutEvents'],
] as const;

/** A task is tried twice at most. */
const TRIES = 2;

/** The calls that a backend makes on this machine. */
export async function calledTasks({ name, folder }: Synthesized): Promise<readonly Task[]> {
  const backend = await startLocal(folder, { throttle: false });
  try {
    for (const form of FORMS) await post(backend, form);
    for (const [service, operation] of OUTAGES) {
      for (let tries = 0; tries < TRIES; tries++) backend.failNext(service, operation, { error: 'Broken' });
      await post(backend, FORMS[0]);
    }
    for (const { path } of backend.running.schedules) await backend.runSchedule(path);
    return backend.executions().flatMap(({ history }) => history.flatMap((event) => scheduledIn(event, name)));
  } finally {
    await backend.stop();
  }
}

async function post(backend: LocalBackend, form: JsonObject): Promise<void> {
  for (const path of ['/', '/contact']) {
    const headers = { authorization: KEY, 'content-type': 'application/json' };
    await fetch(`${backend.endpoint}${path}`, { method: 'POST', headers, body: JSON.stringify(form) });
  }
}

function scheduledIn(event: { readonly [details: string]: Json }, name: string): Task[] {
  const { taskScheduledEventDetails: details } = event;
  if (!isObject(details)) return [];
  const resource = `${String(details.resourceType)}:${String(details.resource)}`;
  return [{ backend: name, place: `${name}, called`, resource, given: JSON.parse(String(details.parameters)) as Json }];
}
