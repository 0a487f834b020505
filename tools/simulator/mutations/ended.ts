/** Mistakes about how long things are kept. */
import { replaced, withStates, type KnownMutation } from './mutation';
import { deploymentOfForm, type Deployment } from '../deployment';
import { WIDE } from '../forms/forms';

/** All of them. */
export const ENDED: readonly KnownMutation[] = [
  mutation('keep records a day less', (it) => inState(it, 'Check Submission', '+ 2592000)', '+ 2505600)')),
  mutation('count the end in milliseconds', (it) => inState(it, 'Check Submission', '$millis / 1000) +', '$millis) +')),
  mutation('leave a pointer for ever', (it) => inState(it, 'Write Pointer', '$exists($record.expiresAt)', 'false')),
  mutation('mark a record that is gone', (it) =>
    inState(it, 'Mark Webhook as Sent', 'attribute_exists(referenceNumber)', 'attribute_not_exists(nothing)'),
  ),
  mutation('open a case that is gone', (it) =>
    inState(it, 'Open Attention', 'attribute_exists(sentiment) AND', 'attribute_not_exists(nothing) OR'),
  ),
  mutation('record the sentiment of a record that is gone', (it) =>
    inState(it, 'Record Sentiment', 'attribute_exists(referenceNumber) AND ', ''),
  ),
  mutation('keep messages for an hour', (it) => ({
    ...it,
    queues: it.queues.map((queue) => ({ ...queue, retentionSeconds: 3_600 })),
  })),
  mutation('raise no alarm for dead letters', (it) => ({ ...it, deadLetterAlarms: [] })),
];

function mutation(name: string, apply: (deployment: Deployment) => Deployment): KnownMutation {
  return { name, laws: [1, 2, 7, 8], deployment: () => deploymentOfForm(WIDE), apply };
}

function inState(deployment: Deployment, name: string, part: string, by: string): Deployment {
  return withStates(deployment, { [name]: (state) => replaced(state, part, by) });
}
