/** What is parked for a replay. */
import { isObject, member, objectOf } from 'sentiment-form-local/lib/base/json';
import { brokeAt, type CallFact } from '../../facts';
import { isBad, recordedOf } from '../../forms/content';
import type { World } from '../../world';
import { everItems } from '../expired';
import { contentOf, openMessage } from '../law';
import { difference } from './compare';
import { originOfMessage } from './origin';
import { analysisOf, heldIn, type Run } from './run';
import { textOf, keyOf, ticketsOf } from '../../records';

/** A parked message contains what was posted, and what is known about it. */
export function wrongMessage(world: World, { operation, input, doneAt }: CallFact, run?: Run): string | undefined {
  if (operation !== 'sqs.SendMessage' || doneAt === undefined) return undefined;
  const message = openMessage(String(member(input, 'MessageBody')));
  const { submission, ticketId, referenceNumber } = message;
  const key = String(referenceNumber);
  if (run === undefined) return wrongRequest(world, message);
  if (![key, `U-${key}`].includes(String(ticketId)) && !isKnown(world, key, String(ticketId))) {
    return `its ticket is ${String(ticketId)}, and its number ${key}`;
  }
  if (!isObject(submission)) return wronglyUnchecked(message, run);
  const { fields, id, heldFor, analysis } = submission;
  return (
    difference(fields, recordedOf(run.content), 'its fields') ??
    (run.id === undefined ? undefined : difference(id, run.id, 'its id')) ??
    difference(heldFor, heldIn(run), 'its reason') ??
    (analysis === undefined ? unanalyzed(run) : difference(analysis, { ...analysisOf(run) }, 'its mood'))
  );
}

/** A run that has recorded the submission has analyzed it too, so that a replay does not have to. */
function unanalyzed({ calls, execution }: Run): string | undefined {
  const isRecorded = calls.some(({ operation, answered }) => operation === 'dynamodb.PutItem' && answered);
  return isRecorded && !brokeAt(execution) ? 'it does not say how it was analyzed' : undefined;
}

/** A run that could check the submission parks the checked form of it. The original post is parked only if an expression failed. */
function wronglyUnchecked({ unchecked, id }: ReturnType<typeof openMessage>, run: Run): string | undefined {
  const { execution, content } = run;
  if (!brokeAt(execution)) return 'it is unchecked, though no expression failed';
  return (
    difference(contentOf(unchecked ?? null), contentOf(execution.input), 'its content') ??
    (isBad(content) ? undefined : difference(id, run.id, 'its id'))
  );
}

/** The sweep knows only the record of a submission. */
function wrongRequest(world: World, message: ReturnType<typeof openMessage>): string | undefined {
  const item = everItems(world).find((one) => keyOf(one) === message.referenceNumber);
  const content = originOfMessage(world, message);
  if (item === undefined || content === undefined) return undefined;
  const { fields, id, receivedAt, contentHash, expiresAt } = objectOf(message.submission);
  const said = { fields, id, receivedAt, contentHash, expiresAt };
  return difference(said, {
    fields: recordedOf(content),
    id: textOf(item, 'submissionId'),
    receivedAt: textOf(item, 'receivedAt'),
    contentHash: textOf(item, 'contentHash'),
    expiresAt: member(item.expiresAt, 'N'),
  });
}

function isKnown(world: World, key: string, ticketId: string): boolean {
  return everItems(world).some((item) => keyOf(item) === key && ticketsOf(item).includes(ticketId));
}
