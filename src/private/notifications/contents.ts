import type { DeclaredField } from '../form/declared-field';
import type { DeclaredForm } from '../form/declared-form';
import { literal, member } from '../states/jsonata';
import { RECORD, SENTIMENT, SENTIMENT_SCORE, SUBMISSION } from '../states/variables';

/**
 * A JSONata expression for all that a notification can say, as one object. Its shape is documented in
 * docs/notifications.md; a change that breaks a reader gets another `version`.
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

/** The same without the fields, where they are too long for what carries it. */
export const DETAIL_WITHOUT_FIELDS = `$merge([${DETAIL}, {'fields': {}, 'fieldsOmitted': true}])`;

/** What an email's subject says where nothing else is asked for, and every topic's. */
export const SUBJECT = '[{{sentiment}}] Form submission {{ticketId}}';

/**
 * Plain text alone: nothing that a stranger typed can become markup in an administrator's mailbox.
 *
 * The fields come under their labels, the analyzed text last; what the form does not declare and keeps, in between.
 */
export function plainText({ fields, textField, keepUnknownFields }: DeclaredForm): string {
  const others = fields.filter((field) => field !== textField);
  const declared = `[${fields.map(({ name }) => literal(name)).join(', ')}]`;
  const kept = `$each(${SUBMISSION.fields}, function($value, $name) { $not($name in ${declared}) ? $name & ': ' & $string($value) })`;
  return joinLines([...others.map(line), ...(keepUnknownFields ? [kept] : []), line(textField)]);
}

/** The same without the fields. */
export const PLAIN_TEXT_WITHOUT_FIELDS = joinLines([
  `'What was written is too long for this message. The table has it, under the reference number.'`,
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

/** A field's value as a text; empty, where it was left out. */
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
