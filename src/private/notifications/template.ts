import { textOf } from './contents';
import type { DeclaredField } from '../form/declared-field';
import { firstOf, literal } from '../states/jsonata';
import { RECORD, SENTIMENT, SUBMISSION } from '../states/variables';
import { validateKnown, validateText } from '../validation/validate';

/** The placeholders that are available in any form. */
const FACTS: { readonly [name: string]: string } = {
  ticketId: RECORD.ticketId,
  sentiment: SENTIMENT,
  receivedAt: SUBMISSION.receivedAt,
};

/** A definition of a state machine has at most 1 MB: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_TEMPLATE = 20_000;

/**
 * Compiles a text with the placeholders `{{ticketId}}`, `{{sentiment}}`, `{{receivedAt}}` and `{{fields.name}}` to a
 * JSONata expression.
 *
 * @param fields the fields that the text may name
 */
export function template(prop: string, text: string, fields: readonly DeclaredField[]): string {
  validateKnown(prop, text);
  validateText(prop, text, MAX_TEMPLATE);
  const known = new Map([
    ...Object.entries(FACTS),
    ...fields.map((field): [string, string] => [`fields.${field.name}`, textOf(field)]),
  ]);
  const refuse = (got: string): never => {
    const allowed = [...known.keys()].map((name) => `{{${name}}}`).join(', ');
    throw new Error(`${prop} must only contain the placeholders ${allowed}, got: '${got}'`);
  };
  const parts = text.split(/\{\{([^{}]*)\}\}/).map((part, index) => {
    // Every second part is the name of a placeholder.
    if (index % 2 === 1) return known.get(part.trim()) ?? refuse(`{{${part}}}`);
    return part.includes('{{') ? refuse(part.slice(part.indexOf('{{'))) : literal(part);
  });
  return `$join([${parts.filter((part) => part !== literal('')).join(', ')}])`;
}

/** A subject on one line that every mail server accepts: the limit of RFC 5322 section 2.1.1, minus the name of the header. */
export function subjectTemplate(prop: string, text: string, fields: readonly DeclaredField[]): string {
  const line = `$replace(${template(prop, text, fields)}, /[\\u0000-\\u001F\\u007F]+/, ' ')`;
  return `($subject := ${line}; ${firstOf('$subject', 900)})`;
}
