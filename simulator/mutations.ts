/**
 * Mistakes that somebody could make in the workflow, each a function from one deployment to another. A simulator that
 * does not find every one of them within a few hundred schedules is blind.
 */
import type { Json, JsonObject } from 'cdk-sentiment-form-backend-local/lib/asl';
import { isObject } from 'cdk-sentiment-form-backend-local/lib/asl/json';
import type { Deployment } from './deployment';

/** A mistake, and the laws of which it has to break one. */
export interface Mutation {
  readonly name: string;
  readonly laws: readonly number[];
  readonly apply: (deployment: Deployment) => Deployment;
}

/** All mistakes. */
export const MUTATIONS: readonly Mutation[] = [
  mutation('drop the condition on the put', [2], 'Record Submission', (state) => without(state, 'Arguments', 'ConditionExpression')),
  mutation('catch nothing on Detect Sentiment', [2, 3, 4], 'Detect Sentiment', ({ Retry: _retry, Catch: _catch, ...rest }) => rest),
  { name: 'notify before recording', laws: [2], apply: notifyBeforeRecording },
  mutation('forget the parking', [1], 'Park Submission', asPass),
  mutation('give a ticket though the queue failed', [1], 'Park Submission', answerAllTheSame),
  mutation('take the record of another for ours', [2], 'Is It Our Record?', ([first, ...rest]) => [{ ...first, Condition: true }, ...rest]),
  {
    name: 'acknowledge every message',
    laws: [1, 7],
    apply: (deployment) => withCode(deployment, 'batchItemFailures', ACKNOWLEDGE_ALL),
  },
  mutation('replay without the id', [2, 3], 'Take up Parked Submission', (state) => assignment(state, 'submission', { id: '$uuid()' })),
  mutation('skip the resume', [2], 'Read Submission', (state) => extended(state, 'Output', { notified: '[]' })),
  { name: 'mark as told before telling', laws: [7], apply: markBeforeTelling },
  mutation('sweep without asking for a replay', [7], 'Ask for Replay', asPass),
  mutation('read what may be stale', [2], 'Read Submission', (state) => without(state, 'Arguments', 'ConsistentRead')),
  mutation('retry without an end', [5], 'Record Submission', patient),
  mutation('number by chance', [2, 3], 'Compute Reference Number', byChance),
  mutation('park without the mark', [1, 3], 'Park Submission', unmarked),
  mutation('fail on bad input', [6], 'Reject', (_state) => ({ Type: 'Fail', Error: 'BadInput' })),
];
