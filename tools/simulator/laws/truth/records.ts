/** What records contain. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { member, objectOf } from 'sentiment-form-local/lib/base/json';
import { difference } from './compare';
import { heldIn, isAbout, ownAnalysis, type Run } from './run';
import type { CallFact } from '../../facts';
import { recordedOf } from '../../forms/content';
import type { Item } from '../../items';
import { contentHashOf } from '../../numbers';
import { textOf, textsOf, keyOf } from '../../records';
import { TOMORROWS_SALT } from '../../tomorrow';
import type { World } from '../../world';
import { analysisIn, openMessage, plain } from '../law';

/** How long a run may take to look at what was posted. */
const SOON = 1_000;

/** A record contains what was posted, when, until when it is kept, and the result of the analyzer. */
export function wrongRecord(world: World, item: Item, runs: readonly Run[]): string | undefined {
  const own = runs.filter((run) => isAbout(run, item));
  if (own.length === 0) return 'no run was about it';
  const kept = recordedOf(own[0].content);
  return (
    difference(plainFields(item), kept, 'its fields') ??
    wrongHash(world, item, kept) ??
    wrongTime(world, item, own) ??
    wrongTickets(world, item) ??
    wrongShard(world, item) ??
    wronglyHeld(item, own) ??
    wrongSentiment(world, item, own)
  );
}

/** A submission that was recorded after another template was deployed may have the hash of that template. */
function wrongHash({ deployment: { form }, schedule }: World, item: Item, kept: JsonObject): string | undefined {
  const said = textOf(item, 'contentHash');
  if (schedule.deploys && said === contentHashOf(form, kept, TOMORROWS_SALT)) return undefined;
  return difference(said, contentHashOf(form, kept), 'its hash');
}

function plainFields(item: Item): JsonObject {
  const fields = member(item.fields, 'M');
  return Object.fromEntries(Object.entries(objectOf(fields)).map(([name, value]) => [name, plain(value)]));
}

function wrongTime({ deployment }: World, item: Item, runs: readonly Run[]): string | undefined {
  const receivedAt = textOf(item, 'receivedAt') ?? '';
  const time = Date.parse(receivedAt);
  const isOne = runs.some(({ execution: { startedAt } }) => time >= Math.floor(startedAt) && time <= startedAt + SOON);
  if (!isOne || new Date(time).toISOString() !== receivedAt) {
    return `it was received at ${receivedAt}, when nobody posted it`;
  }
  const { retentionSeconds } = deployment.form;
  const end = retentionSeconds === undefined ? undefined : String(Math.floor(time / 1000) + retentionSeconds);
  return difference(member(item.expiresAt, 'N'), end, 'its end');
}

/** Every further ticket was given to a customer, and is in a parked message. */
function wrongTickets({ facts }: World, item: Item): string | undefined {
  const promised = facts.calls
    .filter(({ operation }) => operation === 'sqs.SendMessage')
    .map(({ input }) => openMessage(String(member(input, 'MessageBody'))).ticketId);
  const known = [keyOf(item), ...promised];
  const stranger = [textOf(item, 'ticketId') ?? '', ...textsOf(item, 'otherTickets')].find(
    (one) => !known.includes(one),
  );
  return stranger === undefined ? undefined : `nobody was told its ticket ${stranger}`;
}

/** The first symbol of its number determines in which partition of the index a record is. */
function wrongShard({ facts, deployment: { form } }: World, item: Item): string | undefined {
  const all = facts.writes.filter(({ key }) => key === keyOf(item)).map(({ after }) => textOf(after, 'attention'));
  const wrong = all
    .filter((attention) => attention !== undefined)
    .find((attention) => {
      const [state, shard = '0'] = attention.split('#');
      return Number(shard) !== ALPHABET.indexOf(keyOf(item).charAt(0)) % (form.shards?.[state] ?? 1);
    });
  return wrong === undefined ? undefined : `it was ${wrong}, in another shard than its number says`;
}

/** Crockford's symbols, in their order. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function wronglyHeld(item: Item, runs: readonly Run[]): string | undefined {
  const reasons = new Set(runs.map((run) => heldIn(run)));
  const reason = textOf(item, 'heldFor');
  return reasons.has(reason) ? undefined : `it is held for ${reason ?? 'nothing'}`;
}

/** The first run that wrote a sentiment got it from the analyzer. */
function wrongSentiment(world: World, item: Item, runs: readonly Run[]): string | undefined {
  if (item.sentiment === undefined) return undefined;
  const { analyzer } = world.deployment.form;
  const writers = runs.filter(({ calls }) => calls.some((call) => writesSentiment(call, keyOf(item))));
  const said = analysisIn(item);
  const problems = writers.map((run) => difference({ ...said }, { ...ownAnalysis(run) }, 'its mood'));
  if (writers.length === 0) return 'its sentiment was written by nobody';
  if (problems.every((problem) => problem !== undefined)) return problems[0];
  return difference(textOf(item, 'analyzedBy'), analyzer.name, 'its analyzer');
}

function writesSentiment({ operation, input, doneAt }: CallFact, key: string): boolean {
  const isIts = (value: Json | undefined) => member(member(value, 'referenceNumber'), 'S') === key;
  return (
    operation === 'dynamodb.UpdateItem' &&
    doneAt !== undefined &&
    isIts(member(input, 'Key')) &&
    String(member(input, 'UpdateExpression')).includes('SET sentiment')
  );
}
