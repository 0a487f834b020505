// What each state does, and which law of docs/laws.md it serves.

/** The form's workflow. */
export const STATES = {
  'Submission Not Readable': { does: 'Leaves the states around it for Check Size, where the submission is too large or not readable by any expression.', law: '6' },
  'Check Size': { does: 'Finds out why a submission could not be read. An error in it is caught, so that nothing a client posts can fail the execution.', law: '6' },
  'Measure Submission': { does: 'Measures the submission: too large, not readable, or neither.', law: '6' },
  'Is Submission Readable?': { does: 'Rejects what is too large or not readable. After any other error, the submission is parked.', law: '6' },
  'Process Submission': { does: 'Holds the rest of the workflow, and catches every error that nothing inside of it caught.', law: '1, 6' },
  'Check Submission': { does: 'Checks each field, and makes what the other states work with: `$submission`.', law: '6' },
  'Is Submission Valid?': { does: 'Rejects a submission that has errors.', law: '6' },
  Reject: { does: 'Answers with the errors. The execution succeeds, because bad input is not a failure of the backend.', law: '6' },
  'Resume Parked Submission': { does: 'Takes the checked submission from the message of a replay.', law: '2' },
  'Is It Spam?': { does: 'Decides whether the submission is held as spam.' },
  'Hold as Spam': { does: 'Marks a submission that is held as spam. It is recorded and answered like any other, and nobody is notified of it.', law: '7' },
  'Record and Analyze': { does: 'Records the submission and analyzes its text at the same time.', law: '4' },
  'Is a Ticket Assigned?': { does: 'A replay keeps the ticket that the customer was given.', law: '2' },
  'Look Up Assigned Ticket': { does: 'Reads what the table has under an assigned reference number.', law: '2' },
  'Was It Recorded Before?': { does: 'Keeps that reference number if an earlier run recorded the submission under it.', law: '2' },
  'Generate Reference Number': { does: 'Calls the Lambda function that makes the reference number.', law: '3' },
  'Compute Reference Number': { does: 'Makes the same reference number without the function, if the function fails or a further attempt is needed.', law: '3, 4' },
  'Record Submission': { does: 'Writes the record, on condition that there is none under this reference number.', law: '1, 2' },
  'Read Record': { does: 'Reads the record that is there already.', law: '2' },
  'Is It the Same Submission?': { does: 'Decides whether that record is of this submission, points to another, or belongs to another submission.', law: '2' },
  'Resume from Record': { does: 'Continues with what an earlier run of the same submission recorded.', law: '2' },
  'Add Ticket to Record': { does: 'Adds the ticket that the customer was given to the record of the same submission.', law: '2' },
  'Ticket Not Added': { does: 'Fails, so that the message of the replay stays in the queue.', law: '1' },
  'Follow Pointer': { does: 'Continues with the reference number in the pointer.', law: '2' },
  'Start Next Attempt': { does: 'Tries the next reference number, because another submission has this one.', law: '2, 3' },
  'May It Be Parked?': { does: 'A replay is not parked again: its message is in the queue already.', law: '1' },
  'Park Submission': { does: 'Puts the submission in the parking queue, if the table cannot be written. The customer gets a ticket that begins with `U-`.', law: '1' },
  'Neither Recorded nor Parked': { does: 'Fails without a ticket, so that the client sends the submission again.', law: '1' },
  'Is There Anything to Analyze?': { does: 'Skips the analyzer for spam, for an empty text, and where an earlier run has analyzed it.' },
  'Use Earlier Analysis': { does: 'Takes the sentiment from the run that requested this replay.', law: '8' },
  'Skip Analysis': { does: 'Answers as for an ordinary message.', law: '8' },
  'Detect Sentiment': { does: 'Calls the analyzer.', law: '8' },
  'Set Sentiment to Unknown': { does: 'Sets the sentiment to `UNKNOWN`, if the analyzer fails.', law: '4, 8' },
  'Is There More to Do?': { does: 'Decides what to do next: write a pointer, record the sentiment and send the notifications, or nothing. A replay does what would begin too late.', law: '5' },
  'Write Pointer': { does: 'Writes a pointer under the assigned reference number to the record.', law: '2' },
  'Pointer Not Written': { does: 'Fails, so that the message of the replay stays in the queue.', law: '7' },
  'Record Sentiment': { does: 'Adds the sentiment to the record, unless it has one.', law: '8' },
  'Keep Recorded Sentiment': { does: 'Keeps the sentiment that an earlier run recorded.', law: '2' },
  'Request Replay for Sentiment?': { does: 'A replay requests no other replay.' },
  'Request Replay for Sentiment': { does: 'Requests a replay that records the sentiment and does the rest.', law: '7' },
  'Leave Sentiment to Replay': { does: 'Leaves the rest to the replay or to the sweep.', law: '7' },
  'Does It Need Attention?': { does: 'Decides whether a person is notified.', law: '7' },
  'Flag for Attention': { does: 'Marks a submission that needs attention, for the dashboard to count.' },
  'Is Email Needed?': { does: 'Skips a notification that was sent before.', law: '2' },
  'Notify by Email': { does: 'Sends the email.', law: '7, 8' },
  'Mark Email as Sent': { does: 'Notes in the record that it was sent. With only one notification, Open Attention does this, and this state runs only if that write failed or was unnecessary.', law: '2' },
  ...statesOf('Email'),
  'Open Attention': { does: 'Sets `attention` to `OPEN`: a person is next. With one notification, it also notes that it was sent.', law: '2, 7' },
  'Request Replay?': { does: 'A replay requests no other replay.' },
  'Request Replay': { does: 'Requests a replay for the rest: there is no time left for it, or notifications are sent after the answer.', law: '5, 7' },
  'Leave to Replay': { does: 'Leaves the rest to the replay or to the sweep.', law: '7' },
  'Is Replay Incomplete?': { does: 'Decides whether a replay did all that it was for.', law: '7' },
  'Replay Incomplete': { does: 'Fails, so that the message of the replay stays in the queue.', law: '7' },
  Respond: { does: 'Answers with the ticket and the sentiment.', law: '1, 8' },
  'Fail Incomplete Replay': { does: 'Ends an incomplete replay. Its message is tried again.', law: '7' },
  'May It Be Parked Unchecked?': { does: 'A replay is not parked again: its message is in the queue already.', law: '1' },
  'Assign Ticket': { does: 'Assigns a ticket by the same expressions that the workflow uses.', law: '3, 6' },
  'Compute Ticket': { does: 'Computes it. The state around it catches an error.', law: '3' },
  'Assign Other Ticket': { does: 'Assigns a ticket by other expressions, because those failed.', law: '3, 6' },
  'Compute Other Ticket': { does: 'Computes it. The state around it catches an error.', law: '3' },
  'Park Unchecked Submission': { does: 'Puts what was posted in the parking queue, unchanged.', law: '1, 6' },
  'Fail Unrecorded Submission': { does: 'Fails without a ticket: neither the table nor the queue has the submission.', law: '1, 6' },
  'Reject as Too Large': { does: 'Answers that the submission is too large.', law: '6' },
  'Reject as Not Readable': { does: 'Answers that no expression can read the submission.', law: '6' },
};

/** The states that a form with several notifications, or with a receipt, has as well. */
export const MORE_STATES = {
  'Send Notifications': { does: 'Sends all notifications at the same time, each on its own. The states of each are in a Parallel state, so that an error in them does not stop the others.', law: '2, 4' },
  ...statesOfBranch('Email'),
  ...statesOf('Receipt'),
  ...statesOfBranch('Receipt'),
  'Mark Receipt as Sent': { does: 'Notes in the record that it was sent.', law: '2' },
  'Is Receipt Needed?': { does: 'Skips a receipt that was sent before, and one that nobody can get.', law: '2' },
  'Send Receipt': { does: 'Sends the receipt.', law: '7, 8' },
  'Is Everyone Notified?': { does: 'Continues with Open Attention only if every notification was sent.', law: '7' },
  'Open Attention?': { does: 'Decides whether a person is next: a receipt is also sent where nobody is.', law: '7' },
  'Clear Attention': { does: 'Removes `attention`: everything is done, and no person is needed.', law: '7' },
};

/** What happens if a notification cannot be sent or marked. */
function statesOf(channel) {
  return {
    [`${channel} Not Marked`]: { does: 'Leaves the record pending, because the note failed. The sweep may send it again.', law: '7' },
    [`Request Replay for ${channel}?`]: { does: 'A replay requests no other replay.' },
    [`Request Replay for ${channel}`]: { does: 'Requests a replay that sends what could not be sent.', law: '7' },
    [`Leave ${channel} to Replay`]: { does: 'Leaves it to the replay or to the sweep.', law: '7' },
  };
}

/** What surrounds a notification if there are others. */
function statesOfBranch(channel) {
  return {
    [`Process ${channel}`]: { does: 'Holds the states of one notification, and catches their errors.', law: '2, 4' },
    [`Leave ${channel} to Sweep`]: { does: 'Leaves the notification to the sweep, or to the next replay, after such an error.', law: '7' },
    [`${channel} Done`]: { does: 'Nothing is left to do for this notification.' },
  };
}

/** The sweep. */
export const SWEEP_STATES = {
  'Find Unfinished Submissions': { does: 'Asks the index for a page of submissions that have been pending for more than 5 minutes.', law: '7' },
  'Are There More Submissions?': { does: 'Continues with the submissions that were found or with the next page, or ends.' },
  'For Each Submission': { does: 'Takes 20 of them at a time.' },
  'Read Unfinished Record': { does: 'Reads the whole record.' },
  'Claim Submission': { does: 'Notes the time in the record, so that one replay an hour is requested at most.', law: '2' },
  'Request Replay': { does: 'Sends the message for the replay to the parking queue.', law: '7' },
  'Mark as Parked': { does: 'Sets `attention` to `PARKED`, so that the next sweep leaves it alone.', law: '2' },
  'Missing or Not Readable': { does: 'Skips a record that was deleted, or of which no message can be made.' },
  'Requested or Finished Before': { does: 'Skips a record that another sweep or run has dealt with.', law: '2' },
  'Finished in the Meantime': { does: 'Leaves a record alone that a run finished in the meantime.', law: '2' },
  Done: { does: 'Ends the sweep.' },
};
