/** The exception of law 2: a replay could not find the record of its submission. */
import { brokeAt, type ExecutionFact } from '../facts';
import type { Item } from '../items';
import { keyOf, textOf } from '../records';
import type { World } from '../world';
import { callsOf, deployedAt, ownItems, parkedUnchecked } from './law';

/**
 * The second records that law 2 allows, at most one for each submission ID: a replay wrote it after a deployment that changed how numbers
 * are computed, and the run that parked the submission could not compute the usual number. Nothing in the message leads to a record that
 * has the number of before.
 */
export function unfindable(world: World): Item[] {
  const { executions, tickets } = world.facts;
  const isPromised = (item: Item) =>
    tickets.some(
      ({ execution, ticketId }) =>
        ticketId === textOf(item, 'ticketId') && hasNoUsualNumber(world, executions[execution]),
    );
  const found = ownItems(world).filter((item) => isWrittenAfterDeployment(world, item) && isPromised(item));
  return [...new Map(found.map((item) => [textOf(item, 'submissionId'), item])).values()];
}

function hasNoUsualNumber(world: World, execution: ExecutionFact): boolean {
  const isBroken = brokeAt(execution, (state) => state === 'Compute Ticket');
  return execution.kind === 'submission' && isBroken && parkedUnchecked(callsOf(world, execution));
}

function isWrittenAfterDeployment(world: World, item: Item): boolean {
  const written = world.facts.writes.find(({ key }) => key === keyOf(item));
  return written !== undefined && written.at >= deployedAt(world);
}
