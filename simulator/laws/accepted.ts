import { textOf } from '../facts';
import type { World } from '../world';
import { callsOf, contentOf, contentOfItem, idOf, openMessage, ownItems, type Law } from './law';

/** Services that only analyse or tell. */
const HELPERS = ['comprehend.', 'sesv2.'];

/** Law 4. */
export const ACCEPTED_IS_KEPT: Law = {
  number: 4,
  title: 'What a customer saw accepted is kept whole, and neither the analyzer nor a notification decides over that.',
  finally: (world) => missing(world) ?? failedForHelpers(world),
};

function missing(world: World): string | undefined {
  const records = ownItems(world).map((item) => [textOf(item, 'submissionId'), contentOfItem(item)]);
  const parked = world.dead().map((body) => JSON.stringify(openMessage(body)));
  const lost = world.facts.posts
    .filter(({ seen }) => seen === 'ACCEPTED')
    .find(({ body }) => {
      const [id, content] = [idOf(body), contentOf(body)];
      const isRecorded = records.some(([i, c]) => c === content && (id === undefined || i === id));
      return !isRecorded && !parked.some((text) => text.includes(id ?? content));
    });
  return lost && `Customer ${lost.post + 1} saw the submission accepted, and it is in no record and in no dead letter.`;
}

function failedForHelpers(world: World): string | undefined {
  const failed = world.facts.executions
    .filter(({ kind, status }) => kind === 'submission' && status === 'FAILED')
    .find((execution) => {
      const faulty = callsOf(world, execution).filter(({ fault }) => fault !== undefined);
      return faulty.every(({ operation }) => HELPERS.some((helper) => operation.startsWith(helper)));
    });
  return (
    failed &&
    `Execution ${failed.index + 1} failed (${failed.error}) though nothing but analysis or telling went wrong.`
  );
}
