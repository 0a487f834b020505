import type { DeclaredField } from '../form/declared-field';
import type { DeclaredForm } from '../form/declared-form';
import { literal, member } from '../states/jsonata';
import { RECORD, SENTIMENT, SENTIMENT_SCORE, SUBMISSION } from '../states/variables';

/**
 * A JSONata expression for the whole content of a notification, as one object. docs/notifications.md documents its format.
 * A breaking change requires another `version`.
 */
export const DETAIL = `{
  'version': '1',
  'ticketId': ${RECORD.ticketId},
  'referenceNumber': ${RECORD.referenceNumber},
  'submissionId': ${SUBMISSION.id},
  'receivedAt': ${SUBMISSION.receivedAt},
  'sentiment': ${SENTIMENT},
  'sentimentScore': ${SENTIMENT_SCORE},
  'fields': ${SUBMISSION.fields}
}`;

/** The same without the fields, for a message that would be too long. */
export const DETAIL_WITHOUT_FIELDS = `$merge([${DETAIL}, {'fields': {}, 'fieldsOmitted': true}])`;

/** The default subject of an email, and the subject of every topic message. */
export const SUBJECT = '[{{sentiment}}] Form submission {{ticketId}}';

/**
 * Only plain text: nothing that a stranger types can become markup in an administrator's mailbox.
 *
 * First the declared fields with their labels, then undeclared fields that are kept, then the analyzed text.
 */
export function plainText({ fields, textField, keepUnknownFields }: DeclaredForm): string {
  const others = fields.filter((field) => field !== textField);
  const declared = `[${fields.map(({ name }) => literal(name)).join(', ')}]`;
  const kept = `$each(${SUBMISSION.fields}, function($value, $name) { $not($name in ${declared}) ? $name & ': ' & $string($value) })`;
  return joinLines([...others.map(line), ...(keepUnknownFields ? [kept] : []), line(textField)]);
}

/** The same without the fields. */
export const PLAIN_TEXT_WITHOUT_FIELDS = joinLines([
  `'The submission is too long for this message. Read it in the table, by its reference number (without U-).'`,
]);

function joinLines(body: readonly string[]): string {
  const head = [
    `'Reference number: ' & ${RECORD.ticketId}`,
    `'Sentiment: ' & ${SENTIMENT}`,
    `'Received: ' & ${SUBMISSION.receivedAt}`,
    `''`,
  ];
  return `$join([\n    ${[...head, ...body].join(',\n    ')}\n  ], '\\n')`;
}

/** A field's value as a text. Empty if it is missing. */
export function textOf({ name, kind }: DeclaredField): string {
  const value = member(SUBMISSION.fields, name);
  return `($exists(${value}) ? ${written(kind, value)} : '')`;
}

function written(kind: DeclaredField['kind'], value: string): string {
  switch (kind) {
    case 'text':
    case 'email':
    case 'choice':
      return value;
    case 'checkbox':
      return `(${value} ? 'yes' : 'no')`;
    case 'number':
      return `$string(${value})`;
  }
}

function line(field: DeclaredField): string {
  return `$exists(${member(SUBMISSION.fields, field.name)}) ? ${literal(`${field.label}: `)} & ${textOf(field)}`;
}
