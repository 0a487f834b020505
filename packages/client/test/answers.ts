// What backends answer.
import { Scripted } from './scripted-server';

/** The score that goes with a sentiment. */
export const SCORE = { Positive: 0.1, Negative: 0.7, Neutral: 0.1, Mixed: 0.1 };

/** A submission that was taken, as the workflow puts it. */
export const TAKEN = {
  outcome: 'ACCEPTED',
  ticketId: '7K3M-9QXT-2B4C',
  sentiment: 'NEGATIVE',
  sentimentScore: SCORE,
};

/** One that has mistakes. */
export const MISTAKEN = {
  outcome: 'REJECTED',
  errors: [{ field: 'message', code: 'REQUIRED', message: 'message is required.' }],
};

/** The answer of StartSyncExecution for an execution with this output. */
export function envelope(output: unknown, status = 'SUCCEEDED'): Scripted {
  const executionArn = 'arn:aws:states:eu-west-1:123456789012:express:Form:run:1';
  return { status: 200, body: { executionArn, status, output: JSON.stringify(output), input: '{}' } };
}

/** The answer of StartSyncExecution for one that came to nothing. */
export function unsuccessful(status: 'FAILED' | 'TIMED_OUT'): Scripted {
  return { status: 200, body: { status, error: 'States.Runtime', cause: 'Our secret' } };
}

/** The answer of a backend that answers like a web API. */
export const CREATED: Scripted = {
  status: 201,
  body: { ticketId: TAKEN.ticketId, sentiment: TAKEN.sentiment, sentimentScore: SCORE },
};
