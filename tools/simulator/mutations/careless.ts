/** Mistakes that lose no submission, but cost a second try, time or money, or change the order. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { inForm, inState, replaced, without, type KnownMutation, type State } from './mutation';
import type { Deployment } from '../deployment';
import { NOTIFYING, SIMPLE, WIDE } from '../forms/forms';
import { CUSTOM } from '../forms/others';

const TRIED_AGAIN = [
  'Read Record',
  'Record Submission',
  'Add Ticket to Record',
  'Look Up Assigned Ticket',
  'Write Pointer',
  'Park Submission',
  'Park Unchecked Submission',
  'Record Sentiment',
  'Request Replay for Sentiment',
  'Request Replay for Email',
  'Notify by Email',
  'Open Attention',
  'Find Unfinished Submissions',
  'Read Unfinished Record',
  'Request Replay',
];

/** The states that handle the failure of their call. Without their Catch, the catch-all parks the submission. */
const CAUGHT = ['Generate Reference Number', 'Read Record', 'Record Sentiment', 'Notify by Email', 'Open Attention'];

/** With one notification, it is only entered if another write has failed twice. */
const MARK = 'Mark Email as Sent';

/** All of them. */
export const CARELESS: readonly KnownMutation[] = [
  ...TRIED_AGAIN.map((state) => inState(`try only once: ${state}`, SIMPLE, state, tryOnce)),
  ...CAUGHT.map((state) => inState(`catch nothing on ${state}`, SIMPLE, state, catchNothing)),
  inState(`try only once: ${MARK}`, NOTIFYING, MARK, tryOnce),
  inState(`catch nothing on ${MARK}`, SIMPLE, MARK, catchNothing),
  inState('sweep the newest first', SIMPLE, 'Find Unfinished Submissions', (state) =>
    replaced(state, "'Limit': ", "'ScanIndexForward': false, 'Limit': "),
  ),
  inState('sweep again what was just swept', SIMPLE, 'Claim Submission', (state) =>
    replaced(state, ' AND (attribute_not_exists(sweptAt) OR sweptAt < :before)', ''),
  ),
  inState('record in a shard that nobody asks', CUSTOM, 'Record Submission', (state) => replaced(state, '% 8', '% 9')),
  inState('record in half of the shards', CUSTOM, 'Record Submission', (state) => replaced(state, '% 8', '% 4')),
  inForm('leave one shard to the night', CUSTOM, withoutLastShard),
  inState('analyze spam', NOTIFYING, 'Is There Anything to Analyze?', (state) =>
    replaced(state, '$exists($submission.heldFor)', 'false'),
  ),
  inState('analyze again what was analyzed', SIMPLE, 'Is There Anything to Analyze?', (state) =>
    replaced(state, '$exists($submission.analysis)', 'false'),
  ),
  inState('make ids by chance', SIMPLE, 'Check Submission', (state) => replaced(state, '$lowercase($name)', '$uuid()')),
  inState('give executions of one name one id', SIMPLE, 'Check Submission', (state) =>
    replaced(state, '$hash($name & $states.context.Execution.Id,', '$hash($name,'),
  ),
  inState('take good for bad', SIMPLE, 'Detect Sentiment', (state) => ({
    ...state,
    Output: { ...(state.Output as JsonObject), sentiment: SWAPPED },
  })),
  inState('take the record for the analysis', SIMPLE, 'Record and Analyze', (state) =>
    replaced(state, /: \$states\.result\[1\]\.sentiment /g, ': $states.result[0].sentiment '),
  ),
  inState('forget the score of an earlier run', SIMPLE, 'Record and Analyze', (state) =>
    replaced(state, '? $states.result[0].sentimentScore :', '? null :'),
  ),
  inState('park without the end', WIDE, 'Park Submission', (state) =>
    replaced(state, "{'expiresAt': $submission.expiresAt}", '{}'),
  ),
  inState('park without the reason to hold', WIDE, 'Park Submission', (state) =>
    replaced(state, "{'heldFor': $submission.heldFor}", '{}'),
  ),
  inState('ask for a replay without the end', WIDE, 'Request Replay', (state) =>
    ofSweep(state, "{'expiresAt': $item.expiresAt.N}", '{}'),
  ),
];

const SWAPPED =
  "{% $lookup({'POSITIVE': 'NEGATIVE', 'NEGATIVE': 'POSITIVE', 'NEUTRAL': 'NEUTRAL', 'MIXED': 'MIXED'}, $states.result.Sentiment) %}";

/** The form's state machine has a state of the same name. */
function ofSweep(state: State, part: string, by: string): State {
  return JSON.stringify(state).includes('$item') ? replaced(state, part, by) : state;
}

/** Without all retries, except those that say that an error is not retried. */
function tryOnce(state: State): State {
  const retry = state.Retry as JsonObject[];
  return { ...state, Retry: retry.filter(({ MaxAttempts: most }) => most === 0) };
}

function catchNothing(state: State): State {
  return without(state, 'Catch');
}

/** The schedule for the shards in use leaves out the last one. */
function withoutLastShard(deployment: Deployment): Deployment {
  const [first, ...others] = deployment.timers;
  const { partitions, ...input } = first.input as { readonly partitions: Json[] };
  return { ...deployment, timers: [{ ...first, input: { ...input, partitions: partitions.slice(0, -1) } }, ...others] };
}
