/**
 * Mistakes that somebody could make in the workflow, each with the law that it breaks. A simulator that does not find every
 * one of them within a few hundred schedules is blind.
 */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { objectOf } from 'sentiment-form-local/lib/base/json';
import { CARELESS } from './careless';
import { ENDED } from './ended';
import { IN_FUNCTIONS } from './functions';
import { LEFT_BEHIND } from './left-behind';
import { replaced, stateOf, withCode, without, withStates, type KnownMutation, type State } from './mutation';
import { WRONG_MESSAGES } from './wrong-messages';
import { deploymentOfForm, synthesize, synthesizeNotifying, type Deployment } from '../deployment';
import { AFTER_ANSWER } from '../forms/others';

/** All of them. */
export const KNOWN: readonly KnownMutation[] = [
  mutation('drop the condition on the put', [2], 'Record Submission', (state) =>
    withoutArgument(state, 'ConditionExpression'),
  ),
  mutation('catch nothing on Detect Sentiment', [2, 3, 4], 'Detect Sentiment', (state) =>
    without(without(state, 'Retry'), 'Catch'),
  ),
  { name: 'notify before recording', laws: [2], deployment: synthesize, apply: notifyBeforeRecording },
  mutation('forget the parking', [1], 'Park Submission', asPass),
  mutation('give a ticket though the queue failed', [1], 'Park Submission', answerAllTheSame),
  mutation('take the record of another for ours', [1, 2], 'Is It the Same Submission?', firstChoiceAlways),
  {
    name: 'acknowledge every message',
    laws: [1, 7],
    deployment: synthesize,
    apply: (deployment) => withCode(deployment, (code) => code + ACKNOWLEDGE_ALL),
  },
  mutation('replay without the id', [2, 3], 'Resume Parked Submission', (state) => ({
    ...state,
    Assign: {
      ...objectOf(state.Assign),
      submission: merged(objectOf(state.Assign).submission, { id: '$uuid()' }),
    },
  })),
  mutation('skip the resume', [2], 'Read Record', (state) => ({
    ...state,
    Output: merged(state.Output, { notified: '[]' }),
  })),
  { name: 'mark as told before telling', laws: [7], deployment: synthesizeNotifying, apply: markBeforeNotifying },
  { name: 'open and mark before telling', laws: [7], deployment: synthesize, apply: openBeforeNotifying },
  mutation('open without the mark', [7], 'Open Attention', (state) =>
    replaced(state, /( ADD notified :channel|,":channel":\{[^}]*\})/g, ''),
  ),
  mutation('call done what was only marked', [7], 'Mark Email as Sent', (state) => ({
    ...state,
    Output: { isDone: true },
  })),
  mutation('sweep without asking for a replay', [7], 'Request Replay', asPass),
  mutation('read what may be stale', [2], 'Read Record', (state) => withoutArgument(state, 'ConsistentRead')),
  mutation('retry without an end', [5], 'Record Submission', patient),
  mutation('number by chance', [2, 3], 'Compute Reference Number', byChance),
  mutation('park without the mark', [2, 3], 'Park Submission', unmarked),
  mutation('forget the second ticket of a record', [1], 'Add Ticket to Record', asPass),
  mutation('know an id by its capitals', [2, 3, 8], 'Check Submission', (state) =>
    replaced(state, '$lowercase($posted.submissionId)', '$posted.submissionId'),
  ),
  mutation('find every message neutral', [8], 'Detect Sentiment', (state) => ({
    ...state,
    Output: { ...objectOf(state.Output), sentiment: 'NEUTRAL' },
  })),
  mutation('answer that every message is positive', [8], 'Respond', (state) => ({
    ...state,
    Output: { ...objectOf(state.Output), sentiment: 'POSITIVE' },
  })),
  mutation('send an email without the message', [8], 'Notify by Email', (state) =>
    replaced(state, "'message: ' & ($exists($submission.fields.message) ? $submission.fields.message : '')", "''"),
  ),
  mutation('send the email to a stranger', [8], 'Notify by Email', (state) =>
    replaced(state, 'care@example.com', 'stranger@example.com'),
  ),
  mutation('sweep what is being worked on', [2], 'Find Unfinished Submissions', (state) =>
    replaced(state, '- 300000', '- 0'),
  ),
  mutation('leave the guard away', [6], 'Process Submission', ({ Catch: handlers, ...state }) => ({
    ...state,
    Catch: (handlers as JsonObject[]).filter(({ ErrorEquals: errors }) => !(errors as string[]).includes('States.ALL')),
  })),
  mutation('open again what a person has closed', [2], 'Open Attention', (state) =>
    withArgument(
      state,
      'ConditionExpression',
      'attribute_exists(sentiment) OR attention = :parked OR begins_with(attention, :pending)',
    ),
  ),
  mutation('record all over again in a replay', [2], 'Record Submission', (state) =>
    withArgument(state, 'ConditionExpression', 'attribute_not_exists(referenceNumber) OR attribute_exists(notified)'),
  ),
  mutation('forget the promised number', [2], 'Is a Ticket Assigned?', (state) =>
    replaced(state, '$exists($assignedTicket.ticketId)', 'false'),
  ),
  mutation('call an incomplete replay complete', [7], 'Is Replay Incomplete?', neverFirst),
  mutation('fail with the analyzer', [4], 'Set Sentiment to Unknown', asFailure),
  mutation('fail on bad input', [6], 'Reject', asFailure),
  whenNotifying('tell of what is held', [7], 'Is There More to Do?', (state) =>
    replaced(state, ' or $exists($submission.heldFor)', ''),
  ),
  whenNotifying('forget the second of two emails', [7], 'Is Email 2 Needed?', firstChoiceAlways),
  whenNotifying('send a receipt only where a person is next', [7], 'Is Receipt Needed?', (state) =>
    replaced(state, "'Receipt' in $record.notified", "$sentiment = 'POSITIVE'"),
  ),
  whenNotifying('forget to mark a receipt', [7], 'Mark Receipt as Sent', asPass),
  whenNotifying('leave pending what nobody needs to look at', [7], 'Clear Attention', asPass),
  whenNotifying('open what nobody needs to look at', [7], 'Open Attention?', firstChoiceAlways),
  whenNotifying('be done when one of them is told', [7], 'Send Notifications', (state) =>
    replaced(state, '$not(false in', '(true in'),
  ),
  {
    ...mutation('notify before the answer', [5], 'Is There More to Do?', (state) =>
      replaced(state, ' and $not($not(', ' or ($not('),
    ),
    deployment: () => deploymentOfForm(AFTER_ANSWER),
  },
  ...LEFT_BEHIND,
  ...ENDED,
  ...WRONG_MESSAGES,
  ...CARELESS,
  ...IN_FUNCTIONS,
];

/** What a replay function does that believes in everything. */
const ACKNOWLEDGE_ALL = `;{
  const honest = module.exports.handler;
  module.exports = { handler: async (event) => { await honest(event); return { batchItemFailures: [] }; } };
}`;

/** A mistake in one state. */
function mutation(
  name: string,
  laws: readonly number[],
  state: string,
  change: (state: State) => State,
): KnownMutation {
  return {
    name,
    laws,
    deployment: synthesize,
    apply: (deployment) => withStates(deployment, { [state]: change }),
  };
}

/** A mistake in the form that tells several people and sends receipts. */
function whenNotifying(...given: Parameters<typeof mutation>): KnownMutation {
  return { ...mutation(...given), deployment: synthesizeNotifying };
}

/** The email goes out as soon as there is a number for it. */
function notifyBeforeRecording(deployment: Deployment): Deployment {
  const notify = stateOf(deployment, 'Notify by Email');
  const early: State = {
    ...notify,
    Next: 'Record Submission',
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Record Submission' }],
  };
  const text = JSON.stringify(early)
    .replaceAll('$record.ticketId', '$referenceNumber')
    .replaceAll('$sentiment', "'UNKNOWN'");
  return withStates(
    deployment,
    { 'Generate Reference Number': (state) => ({ ...state, Next: 'Notify by Email Early' }) },
    { added: { beside: 'Record Submission', name: 'Notify by Email Early', state: JSON.parse(text) as State } },
  );
}

function markBeforeNotifying(deployment: Deployment): Deployment {
  return withStates(deployment, {
    'Is Email Needed?': (state) =>
      JSON.parse(JSON.stringify(state).replace('"Notify by Email"', '"Mark Email as Sent"')) as State,
    'Mark Email as Sent': ({ End: _end, ...state }) => ({ ...state, Next: 'Notify by Email' }),
    'Notify by Email': ({ Next: _next, ...state }) => ({ ...state, Output: { isDone: true }, End: true }),
  });
}

/** With one notification, this is the same write. */
function openBeforeNotifying(deployment: Deployment): Deployment {
  return withStates(deployment, {
    'Does It Need Attention?': (state) => replaced(state, '"Flag for Attention"', '"Open Attention"'),
    'Open Attention': (state) => ({ ...state, Next: 'Flag for Attention' }),
    'Is Email Needed?': (state) => replaced(state, '"Open Attention"', '"Is Replay Incomplete?"'),
    'Notify by Email': (state) => ({ ...state, Output: { isDone: true }, Next: 'Is Replay Incomplete?' }),
  });
}

/** The state does nothing, and goes on as if it had. */
function asPass(state: State): State {
  return {
    Type: 'Pass',
    Output: state.Output ?? {},
    ...(state.Next === undefined ? { End: true } : { Next: state.Next }),
  };
}

/** In the words in which the workflow itself gives up, which the catch-all does not park. */
function asFailure(): State {
  return { Type: 'Fail', Error: 'SubmissionNotRecorded' };
}

/** A failure of the state is answered like its success. */
function answerAllTheSame(state: State): State {
  const [first] = state.Catch as JsonObject[];
  return { ...state, Catch: [{ ...first, Next: 'Resume from Record', Output: state.Output }] };
}

function firstChoiceAlways(state: State): State {
  const [first, ...rest] = state.Choices as JsonObject[];
  return { ...state, Choices: [{ ...first, Condition: '{% true %}' }, ...rest] };
}

function neverFirst(state: State): State {
  return {
    ...state,
    Choices: (state.Choices as JsonObject[]).map((choice) => ({ ...choice, Condition: '{% false %}' })),
  };
}

function patient(state: State): State {
  const retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5, BackoffRate: 1, MaxAttempts: 20 }];
  const [condition] = state.Retry as JsonObject[];
  return { ...state, Retry: [condition, ...retry] };
}

/** Every number is another one. */
function byChance(state: State): State {
  return replaced(state, '$submission.id', '$uuid()');
}

function unmarked(state: State): State {
  return replaced(state, "'U-' & $referenceNumber", '$referenceNumber');
}

function withArgument(state: State, argument: string, value: Json): State {
  return { ...state, Arguments: { ...objectOf(state.Arguments), [argument]: value } };
}

function withoutArgument(state: State, argument: string): State {
  return { ...state, Arguments: without(objectOf(state.Arguments), argument) };
}

/** An expression's object with some members replaced. */
function merged(expression: Json | undefined, members: Readonly<Record<string, string>>): string {
  const inner = String(expression).replace(/^\{%|%\}$/g, '');
  const entries = Object.entries(members).map(([name, value]) => `'${name}': ${value}`);
  return `{% $merge([(${inner}), {${entries.join(', ')}}]) %}`;
}
