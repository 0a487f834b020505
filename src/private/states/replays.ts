/**
 * Replays are executions that complete what an earlier execution had to park. The name of the execution identifies them:
 * the HTTP API never sets a name, so a customer cannot start a replay.
 */

import { firstOf } from './jsonata';

/** The prefix of the names of such executions. */
export const REPLAY_PREFIX = 'replay-';

/** The number of replays, over an hour and a half. If all fail, a person has to look at the submission. */
export const MAX_REPLAYS = 5;

/** A JSONata condition: this run is a replay. */
export const IS_REPLAY = `${firstOf('$states.context.Execution.Name', REPLAY_PREFIX.length)} = '${REPLAY_PREFIX}'`;

/**
 * Marks the tickets of submissions that were parked. Crockford's alphabet has no U, so no other number begins with it. The
 * text after the marker is the key of the record.
 */
export const PARKED_MARKER = 'U-';
