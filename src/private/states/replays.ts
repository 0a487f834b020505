/**
 * Replays are runs of the workflow for what a run before them had to put aside. They are told apart by the name of the
 * execution: the HTTP API gives none, so no customer can pretend to be one.
 */

import { firstOf } from './jsonata';

/** What the names of such executions begin with. */
export const REPLAY_PREFIX = 'replay-';

/** How often a replay is tried, over an hour and a half; what fails them all wants a person. */
export const MAX_REPLAYS = 5;

/** A JSONata condition: this run is a replay. */
export const IS_REPLAY = `${firstOf('$states.context.Execution.Name', REPLAY_PREFIX.length)} = '${REPLAY_PREFIX}'`;

/**
 * What a parked message holds; the input of a replay.
 *
 * `unchecked` stands in for `submission` where a mistake of ours kept the run from finding out what it had been given.
 */
export interface ParkedSubmission {
  readonly referenceNumber: string;
  readonly ticketId: string;
  readonly submission?: object;
  readonly unchecked?: unknown;
  /** The submissionId of what is unchecked, so that every replay of it is one of the same submission. */
  readonly id?: string;
}

/**
 * Marks the tickets of submissions that were parked. Crockford's alphabet has no U, so no other number begins like it;
 * what follows the marker is the key under which the record is looked for.
 */
export const PARKED_MARKER = 'U-';
