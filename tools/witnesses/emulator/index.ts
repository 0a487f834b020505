/** An emulator that others wrote, ministack: it deploys the template, runs the workflow, and shows what is in the table then. */
import { isDeepStrictEqual } from 'node:util';
import { startLocal } from 'sentiment-form-local';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { backendNamed } from '../assemblies';
import { brokenBackend, type Mistake } from '../broken';
import type { Witness } from '../witness';
import { Client } from './client';
import { deployTo, type Deployed } from './deploy';
import { startEmulator } from './server';

const FORMS: readonly JsonObject[] = [
  { submissionId: '00000000-0000-4000-8000-00000000000a', message: 'This is terrible, I want my money back.' },
  { submissionId: '00000000-0000-4000-8000-00000000000B', message: 'Thank you 😀, "wonderful" <b>ünïcödé</b>\n' },
  { submissionId: '00000000-0000-4000-8000-00000000000D', message: 'quotes " and \\ and <b>tags</b>\t\n' },
  { submissionId: '00000000-0000-4000-8000-00000000000c', message: 'half an emoji: \ud83d' },
];

/** The path of the table. */
const TABLE = 'Stack/Form/Submissions';

/** The attributes that depend only on the submission. */
const COMPARED = ['referenceNumber', 'ticketId', 'submissionId', 'contentHash', 'fields'];

/** What does not follow from `$string`, which writes "ü" as an escape in ministack, and as itself in jsonata and jsonata-java. */
const COMPARED_BEYOND_ASCII = ['submissionId', 'fields'];

function comparedOf({ message }: JsonObject): readonly string[] {
  // The half of an emoji is taken out before.
  return /[^\0-\x7f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]/.test(String(message))
    ? COMPARED_BEYOND_ASCII
    : COMPARED;
}

export const emulator: Witness = {
  name: 'emulator',
  title:
    'the template without options in ministack: its resources, and what the workflow records there and in the runner',
  isQuick: false,
  run: async () => {
    const { folder } = await backendNamed('no option');
    return {
      compared: { records: FORMS.length, members: FORMS.flatMap(comparedOf).length },
      disagreements: await judged(folder, folder),
      exceptions: [
        'answers are not compared: ministack has no Comprehend, and it ignores Assign and Output of Parallel states, which AWS documents',
        'numbers and hashes of texts beyond ASCII are not compared: $string escapes them in ministack',
        'requests do not come through the HTTP API: ministack ignores the IntegrationSubtype',
      ],
    };
  },
  // What the runner would record if it evaluated the definition differently.
  selfTest: {
    faults: {
      'a hash of another text': /a: contentHash is "[0-9A-Fa-f]+" in ministack/,
      'a reference number of other digits': /a: referenceNumber is "[-0-9A-Z]+" in ministack/,
      'an ID that keeps its capitals': /B has 1 records in ministack, and 0 in the runner/,
    },
    run: async () => {
      const [right, wrong] = [await backendNamed('no option'), await brokenBackend('no option', MISTAKES)];
      return judged(right.folder, wrong.folder);
    },
  },
};

const MISTAKES: readonly Mistake[] = [
  ['$content := $string([', "$content := $string(['x', "],
  ['? $lowercase($posted.submissionId)', '? $posted.submissionId'],
];

/** The differences between the records of the two, each with its own template. */
async function judged(folderThere: string, folderHere: string): Promise<readonly string[]> {
  const there = await recordsThere(folderThere);
  const here = await recordsHere(folderHere);
  return FORMS.flatMap((form) => differences(form, there, here));
}

async function recordsThere(folder: string): Promise<readonly JsonObject[]> {
  const running = await startEmulator();
  try {
    const client = new Client(running.address);
    const deployed = await deployTo(client, folder);
    const stateMachineArn = workflowIn(deployed);
    for (const form of FORMS) {
      const input = JSON.stringify(form);
      await client.json('states', 'AWSStepFunctions.StartSyncExecution', { stateMachineArn, input });
    }
    const [TableName] = deployed('AWS::DynamoDB::Table');
    const { Items: items } = await client.json('dynamodb', 'DynamoDB_20120810.Scan', { TableName });
    return Array.isArray(items) ? items.map((item) => plain({ M: item }) as JsonObject) : [];
  } finally {
    await running.stop();
  }
}

function workflowIn(deployed: Deployed): string {
  const found = deployed('AWS::StepFunctions::StateMachine').find((arn) => arn.includes('Workflow'));
  if (found === undefined) throw new Error('ministack has deployed no state machine of the workflow.');
  return found;
}

async function recordsHere(folder: string): Promise<readonly JsonObject[]> {
  const backend = await startLocal(folder);
  try {
    for (const form of FORMS) await fetch(backend.endpoint, { method: 'POST', body: JSON.stringify(form) });
    return await backend.table(TABLE).items();
  } finally {
    await backend.stop();
  }
}

function differences(form: JsonObject, there: readonly JsonObject[], here: readonly JsonObject[]): string[] {
  const id = String(form.submissionId);
  const [one, other] = [there, here].map((records) =>
    records.filter((record) => record.submissionId === id.toLowerCase()),
  );
  if (one.length !== 1 || other.length !== 1) {
    return [`${id} has ${one.length} records in ministack, and ${other.length} in the runner`];
  }
  return comparedOf(form)
    .filter((member) => !isDeepStrictEqual(one[0][member], other[0][member]))
    .map(
      (member) =>
        `${id}: ${member} is ${JSON.stringify(one[0][member])} in ministack, ${JSON.stringify(other[0][member])} in the runner`,
    );
}

/** A value of DynamoDB without its types. Records have texts, numbers, lists and maps. */
function plain(value: Json): Json {
  if (!isObject(value)) return value;
  const [[type, content]] = Object.entries(value);
  if (type === 'M' && isObject(content)) {
    return Object.fromEntries(Object.entries(content).map(([name, item]) => [name, plain(item)]));
  }
  if (type === 'L' && Array.isArray(content)) return content.map(plain);
  return type === 'N' ? Number(content) : content;
}
