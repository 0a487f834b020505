import type { DeclaredField } from '../declared-field';
import { textOf } from './contents';
import { literal } from '../jsonata';

/** What a template may say beside its own words, whatever the form. */
const FACTS: { readonly [name: string]: string } = {
  ticketId: '$record.ticketId',
  sentiment: '$sentiment',
  receivedAt: '$submission.receivedAt',
};

/**
 * Compiles a text with `{{ticketId}}`, `{{sentiment}}`, `{{receivedAt}}` and `{{fields.name}}` in it into a JSONata
 * expression.
 *
 * @param fields those that it may name
 */
export function template(prop: string, text: string, fields: readonly DeclaredField[]): string {
  const known = new Map([
    ...Object.entries(FACTS),
    ...fields.map((field): [string, string] => [`fields.${field.name}`, textOf(field)]),
  ]);
  const parts = text.split(/\{\{([^{}]*)\}\}/).map((part, index) => {
    // Every other part is the name between braces.
    if (index % 2 === 0) {
      return literal(part);
    }
    const value = known.get(part.trim());
    if (value === undefined) {
      const allowed = [...known.keys()].map((name) => `{{${name}}}`).join(', ');
      throw new Error(`${prop} may have ${allowed} in it, got: '{{${part}}}'`);
    }
    return value;
  });
  return `$join([${parts.filter((part) => part !== literal('')).join(', ')}])`;
}

/** A subject in one line that every mail server takes, RFC 5322 section 2.1.1 less the name of the header. */
export function subjectTemplate(prop: string, text: string, fields: readonly DeclaredField[]): string {
  return `$substring($replace(${template(prop, text, fields)}, /[\\u0000-\\u001F\\u007F]+/, ' '), 0, 900)`;
}
