import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/**
 * The errors with which a run fails on purpose. The catch-all recognizes them by their names and does not park the
 * submission.
 */
export const NOT_RECORDED = 'SubmissionNotRecorded';
export const REPLAY_INCOMPLETE = 'ReplayIncomplete';

/** Neither the table nor the queue accepted the submission, so the customer gets no ticket. */
export function notRecorded(scope: Construct, id: string): sfn.Fail {
  return new sfn.Fail(scope, id, {
    error: NOT_RECORDED,
    cause: 'The submission could not be recorded. Send it again with the same submissionId.',
  });
}

/** Fails, so that the catch-all continues with `rejectUnreadable`, which finds the reason. */
export function notReadable(scope: Construct): sfn.Fail {
  return new sfn.Fail(scope, 'Submission Not Readable', {
    error: 'SubmissionNotReadable',
    cause: 'The submission is too large, or no expression can read it. It is rejected.',
  });
}

/** A replay did not complete everything: its message stays in the queue. */
export function replayIncomplete(scope: Construct, id: string): sfn.Fail {
  return new sfn.Fail(scope, id, {
    error: REPLAY_INCOMPLETE,
    cause: 'A part of the replay failed. Its message stays in the queue.',
  });
}
