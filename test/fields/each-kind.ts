import { FormField } from '../../src';
import type { DeclaredField } from '../../src/private/form/declared-field';

interface EachKind {
  readonly field: (label: string) => FormField;
  /** What fits such a field, and is recorded as it is. */
  readonly value: string | number | boolean;
}

/** A field of each kind. The compiler asks for what is missing. */
export const EACH_KIND: { readonly [kind in DeclaredField['kind']]: EachKind } = {
  text: { field: (label) => FormField.text({ label, minLength: 2, maxLength: 1000 }), value: 'text' },
  email: { field: (label) => FormField.email({ label }), value: 'ada@example.com' },
  choice: { field: (label) => FormField.choice(CHOICES, { label }), value: 'choice 9' },
  checkbox: { field: (label) => FormField.checkbox({ label }), value: true },
  number: { field: (label) => FormField.number({ label, min: 0, max: 10, integersOnly: true }), value: 10 },
};

const CHOICES = Array.from({ length: 10 }, (_, index) => `choice ${index}`);
