/*
 * The variables of the form's workflow and of its sweep. States take the names from here, so that a typo is a compile error.
 *
 * Step Functions has a scope for each branch: a state in a branch reads the variables of the states around it, but may not assign one
 * that they assign.
 */

/** The name of a variable, as `Assign` requires it. */
export type VariableName =
  | 'unreadable'
  | 'startedAt'
  | 'assignedTicket'
  | 'submission'
  | 'attempt'
  | 'referenceNumber'
  | 'isOwnNumber'
  | 'record'
  | 'sentiment'
  | 'sentimentScore'
  | 'newTicket'
  | 'item'
  | 'delaySeconds';

/** A value, or a JSONata expression for it. */
type Value = string | number | boolean | object;

/** What a state assigns: only variables that are declared here. */
export function variables(assign: Readonly<Partial<Record<VariableName, Value>>>): Record<string, Value> {
  return { ...assign };
}

/** The reason to reject a submission before its fields are checked: `TOO_LARGE`, `NOT_READABLE`, or an empty text. */
export const UNREADABLE = '$unreadable';

/** When this run began to work on the submission, in milliseconds since 1970. */
export const STARTED_AT = '$startedAt';

/** The ticket that an earlier run assigned to the submission that this run replays. An empty object if there was none. */
export const ASSIGNED_TICKET = members('assignedTicket', [
  /** The key of its record. */
  'referenceNumber',
  /** The ticket that the customer got. */
  'ticketId',
  /** Whether the submission was parked before it was checked. */
  'isUnchecked',
]);

/** A JSONata condition: an earlier run assigned a ticket. */
export const HAS_ASSIGNED_TICKET = `$exists(${ASSIGNED_TICKET.ticketId})`;

/** The checked submission. */
export const SUBMISSION = members('submission', [
  /** The submissionId in lower case, or the ID of the execution where the client sent none. */
  'id',
  /** The errors, or an empty list. */
  'errors',
  /** The fields as they are recorded. */
  'fields',
  /** The text to analyze, cut to the maximum length. */
  'text',
  'contentHash',
  /** In ISO 8601. */
  'receivedAt',
  /** Seconds since 1970 as a text. Absent if records do not expire. */
  'expiresAt',
  /** The reason to hold it as spam. Absent if it is not held. */
  'heldFor',
  /** In a replay: the `{ sentiment, sentimentScore }` that an earlier run found. */
  'analysis',
]);

/** How many reference numbers have been tried, this one included. */
export const ATTEMPT = '$attempt';

/** The reference number of the current attempt, or an empty text. */
export const REFERENCE_NUMBER = '$referenceNumber';

/** Whether that number was assigned to this submission. If so, its `id` alone shows that the record is its own. */
export const IS_OWN_NUMBER = '$isOwnNumber';

/** The state of the submission in the table or in the parking queue. */
export const RECORD = members('record', [
  /** Its key in the table. */
  'referenceNumber',
  /** The ticket that the customer gets. */
  'ticketId',
  /** The notifications that have been sent. */
  'notified',
  /** Whether the submission waits in the queue, because the table could not be written. */
  'isParked',
  /** Absent until one is recorded. */
  'sentiment',
  'sentimentScore',
  'expiresAt',
  'heldFor',
  /** When the run that recorded it got it; only with `notifyAfterAnswer`, and absent where this run has just recorded it. */
  'receivedAt',
]);

/** `POSITIVE`, `NEGATIVE`, `NEUTRAL`, `MIXED` or `UNKNOWN`. */
export const SENTIMENT = '$sentiment';

/** A score for each label, or null. */
export const SENTIMENT_SCORE = '$sentimentScore';

/** The ticket for a submission that is parked unchecked because the workflow failed on it. */
export const NEW_TICKET = members('newTicket', ['id', 'referenceNumber', 'ticketId']);

/** In the sweep: the record of an unfinished submission, in DynamoDB's JSON. */
export const ITEM = members('item', [
  'referenceNumber',
  'ticketId',
  'submissionId',
  'contentHash',
  'receivedAt',
  'fields',
  'expiresAt',
]);

/** In the sweep: the seconds for which the replay waits in the queue. */
export const DELAY_SECONDS = '$delaySeconds';

/** Within the expression that checks a submission: the object that was posted, or an empty one. */
export const POSTED_FIELDS = '$posted';

/** Within that expression: the function that tells whether a value is absent, null or blank. */
export const IS_MISSING = '$isMissing';

/** The paths to a variable that is an object (`whole`) and to its members. */
function members<const Member extends string>(
  variable: VariableName,
  names: readonly Member[],
): Readonly<Record<Member | 'whole', string>> {
  const paths = Object.fromEntries(names.map((name) => [name, `$${variable}.${name}`]));
  return { whole: `$${variable}`, ...paths } as Record<Member | 'whole', string>;
}
