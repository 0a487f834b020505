/** Mistakes in what people are told and in what is recorded and parked, in forms with every channel. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { objectOf } from 'sentiment-form-local/lib/base/json';
import { inState, replaced, type KnownMutation, type State } from './mutation';
import type { Form } from '../forms/form';
import { SIMPLE, NOTIFYING, WIDE } from '../forms/forms';

const FIELDS = '$submission.fields';
const STRANGER = "'stranger@example.com'";
const SCORE = { Positive: 1, Negative: 0, Neutral: 0, Mixed: 0 };

/** Some break a law before they tell anybody anything wrong. */
const ANY = [1, 2, 3, 4, 7, 8];

/** All of them. */
export const WRONG_MESSAGES: readonly KnownMutation[] = [
  ...mistakes(SIMPLE, 'Respond', {
    'answer with the score of another sentiment': (state) => set(state, ['Output', 'sentimentScore'], SCORE),
    'answer without a score': (state) => set(state, ['Output', 'sentimentScore'], null),
    'answer with a ticket of nobody': (state) => set(state, ['Output', 'ticketId'], '0000-0000-0000'),
    'answer that nothing is known': (state) => set(state, ['Output', 'sentiment'], 'UNKNOWN'),
  }),
  ...mistakes(SIMPLE, 'Reject', {
    'refuse without a reason': (state) => set(state, ['Output', 'errors'], []),
  }),
  ...mistakes(SIMPLE, 'Notify by Email', {
    'let answers go to a stranger': (state) => set(state, ['Arguments', 'ReplyToAddresses'], ['stranger@example.com']),
    'let answers go to nobody': (state) => set(state, ['Arguments', 'ReplyToAddresses'], []),
    'send a copy to a stranger': (state) =>
      set(state, ['Arguments', 'Destination', 'BccAddresses'], ['stranger@example.com']),
    'warn in the subject of another sentiment': (state) => replaced(state, "['[', $sentiment,", "['[', 'POSITIVE',"),
    'name no ticket in an email': (state) => replaced(state, "'Reference number: ' & $record.ticketId", "''"),
    'name the key of the record in an email': (state) =>
      replaced(state, "number: ' & $record.ticketId", "number: ' & $record.referenceNumber"),
    'name no customer in an email': (state) => replaced(state, "'name: ' &", "'' &"),
    'tell another time in an email': (state) => replaced(state, '$submission.receivedAt', '$now()'),
  }),
  ...mistakes(NOTIFYING, 'Notify by Email 2', {
    'send an email without its configuration set': (state) => drop(state, 'ConfigurationSetName'),
    'send an email to the first of two addresses': (state) =>
      set(state, ['Arguments', 'Destination', 'ToAddresses'], ['boss@example.com']),
  }),
  ...mistakes(NOTIFYING, 'Send Receipt', {
    'send the receipt to a stranger': (state) => replaced(state, `${FIELDS}.email`, STRANGER),
    'send the receipt to the owner': (state) => replaced(state, `${FIELDS}.email`, "'care@example.com'"),
    'send a receipt without a ticket': (state) => replaced(state, '$record.ticketId', "''"),
  }),
  ...mistakes(WIDE, 'Notify by Webhook', {
    'call the endpoint of a stranger': (state) =>
      replaced(state, 'https://hooks.example.com/forms', 'https://stranger.example.com'),
    'call an endpoint without the fields': (state) => replaced(state, `'fields': ${FIELDS}`, "'fields': {}"),
    'give every request another key': (state) =>
      set(state, ['Arguments', 'Headers', 'Idempotency-Key'], '{% $uuid() %}'),
  }),
  ...mistakes(WIDE, 'Notify by Event Bus', {
    'put an event without its sentiment': (state) => replaced(state, "'sentiment': $sentiment", "'sentiment': null"),
    'put an event of another kind': (state) => replaced(state, 'Needs Attention', 'Arrived'),
  }),
  ...mistakes(WIDE, 'Notify by Topic', {
    'publish another score': (state) => replaced(state, "'sentimentScore': $sentimentScore", "'sentimentScore': null"),
  }),
  ...mistakes(SIMPLE, 'Record Submission', {
    'record without the message': (state) =>
      replaced(state, `$each(${FIELDS},`, `$each($sift(${FIELDS}, function($v, $k) { $k != 'message' }),`),
    'record another time': (state) => replaced(state, '$submission.receivedAt', "'2026-01-01T00:00:00.000Z'"),
    'record the id of the execution': (state) => replaced(state, '$submission.id', '$states.context.Execution.Name'),
  }),
  ...mistakes(WIDE, 'Record Submission', {
    'keep a record for ever': (state) => replaced(state, '$exists($submission.expiresAt)', 'false'),
    'keep a number as a text': (state) => replaced(state, "{'N': $string($value)}", "{'S': $string($value)}"),
  }),
  ...mistakes(SIMPLE, 'Record Sentiment', {
    'record that every message is neutral': (state) => replaced(state, "{'S': $sentiment}", "{'S': 'NEUTRAL'}"),
    'record no score': (state) => replaced(state, '$sentimentScore = null', 'true'),
    'record another analyzer': (state) => replaced(state, "'comprehend'", "'bedrock'"),
  }),
  ...mistakes(SIMPLE, 'Detect Sentiment', {
    'find every message negative': (state) => set(state, ['Output', 'sentiment'], 'NEGATIVE'),
    'forget the score': (state) => set(state, ['Output', 'sentimentScore'], null),
    'analyze what nobody wrote': (state) => set(state, ['Arguments', 'Text'], 'Fine.'),
    'analyze half of the text': (state) =>
      set(state, ['Arguments', 'Text'], '{% $substring($submission.text, 0, $ceil($length($submission.text) / 2)) %}'),
    'analyze in another language': (state) => set(state, ['Arguments', 'LanguageCode'], 'de'),
  }),
  ...mistakes(SIMPLE, 'Park Submission', {
    'park without the name': (state) =>
      replaced(state, `'fields': ${FIELDS}`, `'fields': {'message': ${FIELDS}.message}`),
  }),
];

function mistakes(
  form: Form,
  name: string,
  changes: Readonly<Record<string, (state: State) => State>>,
): KnownMutation[] {
  return Object.entries(changes).map(([mistake, change]) =>
    inState(mistake, form, name, (state) => changed(state, change), ANY),
  );
}

/** A mistake that changes nothing is none. */
function changed(state: State, change: (state: State) => State): State {
  const after = change(state);
  if (JSON.stringify(after) === JSON.stringify(state)) throw new Error('Nothing was mutated.');
  return after;
}

function drop(state: State, argument: string): State {
  const { [argument]: _dropped, ...rest } = objectOf(state.Arguments);
  return { ...state, Arguments: rest };
}

function set(value: JsonObject, [first, ...rest]: readonly string[], to: Json): JsonObject {
  const inner = value[first];
  return { ...value, [first]: rest.length === 0 ? to : set(objectOf(inner), rest, to) };
}
