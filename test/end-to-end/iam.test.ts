// Least privilege, shown by running the example: without any one of its permissions, something that it needs is
// refused.
import { randomUUID } from 'crypto';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { LocalBackend } from 'sentiment-form-local';
import { Mutation, mutationsOf, nameOf, PolicyTemplate, writeMutant } from '../support/policy-mutations';
import { callAws, submit } from '../support/running-backend';
import { startPatiently } from '../support/start-patiently';
import { synthesizeExample } from '../support/synthesize-example';

const ANGRY = 'This is terrible, I want my money back.';
const AWAY = { error: 'InternalServerError', statusCode: 500 };
const QUEUE = 'ContactForm/Backend/ParkingQueue';
const TEMPLATE = 'ContactForm.template.json';

/** The sender's domain, as is common: each email uses the domain's default configuration set. */
const ACCOUNT = { emailIdentities: [{ name: 'example.com', configurationSet: 'forms' }] };

/** What no call in the runner can need, with the reason. */
const ACKNOWLEDGED: readonly (readonly [RegExp, string])[] = [
  [/^logs:/, 'AWS delivers and writes the logs; here the log is the terminal'],
  [/^xray:/, 'nothing is traced here'],
  [/^(s3|cloudfront):/, 'the files of the page are served without being copied to a bucket first'],
];
/** The roles of the functions that fill and empty the page's bucket, which do not run here. */
const SERVES_THE_BUCKET = /^Custom(CDKBucketDeployment|S3AutoDeleteObjects)/;

const assembly = mkdtempSync(path.join(tmpdir(), 'contact-form-'));
let mutations: Mutation[];

beforeAll(async () => {
  await synthesizeExample(assembly);
  mutations = mutationsOf(JSON.parse(readFileSync(path.join(assembly, TEMPLATE), 'utf8')) as PolicyTemplate);
});

afterAll(() => {
  rmSync(assembly, { recursive: true, force: true });
});

test('the example has all permissions that it uses, and no others', async () => {
  const backend = await startPatiently(assembly, ACCOUNT);
  expect(await useEverything(backend)).toEqual([]);
  await backend.stop();
  const { denied, unused, outOfReach, unchecked } = backend.iamReport();
  expect({ denied, unused, unchecked }).toEqual({ denied: [], unused: [], unchecked: [] });
  expect(outOfReach.map(({ action }) => action).filter((action) => !isAcknowledged([action]))).toEqual([]);
});

test("only email identities and the sender's default configuration set are allowed by a pattern alone", async () => {
  const backend = await startPatiently(assembly, ACCOUNT);
  await submit(backend, { message: ANGRY });
  await backend.stop();
  const resources = ['configuration-set/forms', 'identity/example.com'];
  expect(backend.iamReport().byWildcardOnly.map(({ action, resource }) => ({ action, resource }))).toEqual(
    resources.map((name) => ({ action: 'ses:SendEmail', resource: `arn:aws:ses:us-east-1:123456789012:${name}` })),
  );
});

test('each permission is needed: without it, something is refused', async () => {
  const needed = mutations.filter(({ effect, actions, policy }) => {
    return effect === 'Allow' && !isAcknowledged(actions) && !SERVES_THE_BUCKET.test(policy);
  });
  expect(needed.length).toBeGreaterThan(20);
  const survivors: string[] = [];
  await eachOf(needed, async (mutation) => {
    const refusal = await refusalWithout(mutation);
    if (!mutation.actions.some((action) => refusal.toLowerCase().includes(wordFor(action)))) {
      survivors.push(`${nameOf(mutation)}: ${refusal || 'nothing was refused'}`);
    }
  });
  expect(survivors).toEqual([]);
});

test('a Deny statement only requires encryption in transit, which does not matter here', () => {
  const denials = mutations.filter(({ effect }) => effect === 'Deny');
  expect(new Set(denials.map(({ actions }) => actions.join()))).toEqual(new Set(['s3:*', 'sqs:*']));
});

/** Everything that can happen to a message, until something is refused; returns what was refused. */
async function useEverything(backend: LocalBackend): Promise<string[]> {
  const failures: string[] = [];
  const submission = { submissionId: randomUUID(), message: ANGRY };
  const steps = [
    () => submit(backend, submission),
    // The same submission finds its own record.
    () => submit(backend, submission),
    () => parkAndReplay(backend),
    () => sweep(backend),
  ];
  for (const step of steps) {
    await step().catch((error: unknown) => failures.push(String(error)));
    if (backend.iamReport().denied.length > 0) break;
  }
  return failures;
}

/** The table is not available for the submission and for its first replay. */
async function parkAndReplay(backend: LocalBackend): Promise<void> {
  backend.failNext('dynamodb', 'PutItem', { ...AWAY, times: 2 + 2 * 2 });
  await submit(backend, { message: ANGRY });
  for (let tries = 0; tries < 3; tries += 1) {
    await backend.drain();
    backend.queue(QUEUE).redeliver();
  }
  await backend.drain();
}

/** A run was interrupted ten minutes ago, after it had recorded. */
async function sweep(backend: LocalBackend): Promise<void> {
  await callAws(backend, 'DynamoDB_20120810.PutItem', {
    TableName: backend.running.tables[0].name,
    Item: {
      referenceNumber: { S: 'CUT-OFF' },
      ticketId: { S: 'CUT-OFF' },
      submissionId: { S: randomUUID() },
      contentHash: { S: 'a'.repeat(64) },
      receivedAt: { S: new Date(Date.now() - 10 * 60_000).toISOString() },
      fields: { M: { message: { S: ANGRY } } },
      attention: { S: 'PENDING' },
    },
  });
  await backend.runSchedule('ContactForm/Backend/Sweep/Schedule');
  await backend.drain();
}

/** What is refused in the changed template, at its start or while it runs. */
async function refusalWithout(mutation: Mutation): Promise<string> {
  const folder = writeMutant(assembly, TEMPLATE, mutation);
  try {
    const backend = await startPatiently(folder, ACCOUNT);
    await useEverything(backend);
    await backend.stop();
    return backend
      .iamReport()
      .denied.map(({ message }) => message)
      .join('\n');
  } catch (error) {
    return String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A word that a refusal for want of this action has in it. */
function wordFor(action: string): string {
  return action
    .slice(action.indexOf(':') + 1)
    .replace('AssumeRole', 'assume')
    .toLowerCase();
}

function isAcknowledged(actions: readonly string[]): boolean {
  return actions.every((action) => ACKNOWLEDGED.some(([pattern]) => pattern.test(action)));
}

/** Several at a time, because a scenario mostly waits. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all([1, 2, 3, 4].map(worker));
}
