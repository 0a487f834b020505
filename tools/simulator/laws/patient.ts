/** Law 2, for sweeps: a sweep leaves a submission alone while a run may still process it, and does not request its replay too often. */
import { member } from 'sentiment-form-local/lib/base/json';
import type { CallFact } from '../facts';
import type { World } from '../world';
import { hasExpired } from './expired';
import { openMessage, ownItems, type Law } from './law';
import { textOf, keyOf } from '../records';

/** A customer's run always ends within this time. */
const MAX_RUN = 25_000;
/** An hour from claim to claim. A record says when it was claimed in whole milliseconds, so one of them may be missing. */
const ASKED_AGAIN_AFTER = 3_600_000 - 1;

/** The part of law 2 about sweeps. */
export const PATIENT: Law = {
  number: 2,
  title: 'A sweep leaves alone what a run may still be busy with, and asks for a replay once an hour at most.',
  finally: (world) => {
    for (const item of ownItems(world).filter((one) => !hasExpired(world, keyOf(one)))) {
      const problem = tooSoon(item, world) ?? tooOften(world, keyOf(item));
      if (problem !== undefined) return `A sweep asked for a replay of ${keyOf(item)} ${problem}.`;
    }
    return undefined;
  },
};

function tooSoon(item: Parameters<typeof keyOf>[0], world: World): string | undefined {
  const age = ({ at }: CallFact) => at - Date.parse(textOf(item, 'receivedAt') ?? '');
  const early = requestsFor(world, keyOf(item)).find((request) => age(request) < MAX_RUN);
  return early && `${age(early) / 1000} s after it was received`;
}

/** A sweep may retry a failed call once. */
function tooOften(world: World, key: string): string | undefined {
  const requests = requestsFor(world, key);
  const claimedAt = (request: CallFact) => claimBefore(world, key, request)?.at ?? request.at;
  const again = requests.find((request, place) =>
    requests
      .slice(0, place)
      .filter(({ caller }) => caller.execution !== request.caller.execution)
      .some((earlier) => claimedAt(request) - claimedAt(earlier) < ASKED_AGAIN_AFTER),
  );
  return again && `twice within an hour, at ${again.at / 1000} s`;
}

/** A sweep claims a record before it requests a replay. The time of the claim is in the record. */
function claimBefore({ facts }: World, key: string, { caller, at }: CallFact): CallFact | undefined {
  return facts.calls.find(
    ({ operation, caller: { execution }, input, doneAt = Infinity }) =>
      operation === 'dynamodb.UpdateItem' &&
      execution === caller.execution &&
      doneAt <= at &&
      member(member(member(input, 'Key'), 'referenceNumber'), 'S') === key &&
      String(member(input, 'UpdateExpression')).includes('sweptAt'),
  );
}

function requestsFor({ facts }: World, key: string): CallFact[] {
  return facts.calls.filter(
    ({ operation, caller, input, doneAt }) =>
      caller.kind === 'sweep' &&
      operation === 'sqs.SendMessage' &&
      doneAt !== undefined &&
      openMessage(String(member(input, 'MessageBody'))).referenceNumber === key,
  );
}
