import { Token } from 'aws-cdk-lib';
import type { DeclaredField, DeclaredText } from './declared-field';
import { FormField } from '../../form-field';
import { validateCount } from '../validation/validate';

/** The declared form, checked, with its fields in an order that does not depend on the language or the run. */
export interface DeclaredForm {
  readonly fields: readonly DeclaredField[];
  /** The field whose sentiment is analyzed. */
  readonly textField: DeclaredText;
  readonly keepUnknownFields: boolean;
}

/** The props that declare a form. */
export interface FormDeclaration {
  readonly fields?: { readonly [name: string]: FormField };
  readonly textField?: string;
  readonly keepUnknownFields?: boolean;
}

/** The default fields: the name, the email address, and the message. */
const CONTACT_FORM = (): { [name: string]: FormField } => ({
  name: FormField.text({ maxLength: 100 }),
  email: FormField.email(),
  message: FormField.text({ required: true, maxLength: 5000 }),
});

const DEFAULT_TEXT_FIELD = 'message';

/** Clients may send it with any form. */
export const SUBMISSION_ID = 'submissionId';

/**
 * Checks a declaration and sorts its fields. Maps are unordered in Go and partly in Java, so the order in the source cannot
 * matter. The analyzed text, which is the longest, comes last.
 */
export function declareForm({
  fields = CONTACT_FORM(),
  textField,
  keepUnknownFields = false,
}: FormDeclaration): DeclaredForm {
  const names = Object.keys(fields);
  validateCount('fields', names, 1, 50);
  names.forEach(validateFieldName);
  const declared = names.sort().map((name) => fields[name]._declare(name));
  validateChoices(declared);
  const text = findTextField(declared, textField);
  return { fields: [...declared.filter((field) => field !== text), text], textField: text, keepUnknownFields };
}

/**
 * Choices are part of the definition of the state machine, which may have 1 MB, inside a template that may have 1 MB, where
 * a quote may take six characters and an emoji four bytes:
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const MAX_CHOICE_CHARACTERS = 100_000;

function validateChoices(fields: readonly DeclaredField[]): void {
  const choices = fields.flatMap((field) => (field.kind === 'choice' ? field.choices : []));
  const { length } = choices.join('');
  if (length > MAX_CHOICE_CHARACTERS) {
    throw new Error(
      `fields must have choices of at most ${MAX_CHOICE_CHARACTERS} characters in total, because the workflow contains ` +
        `all of them, got: ${length}. Use short codes instead of long texts`,
    );
  }
}

/** Finds the field that a prop names. Throws if it does not exist or is of another kind. */
export function findField<K extends DeclaredField['kind']>(
  prop: string,
  fields: readonly DeclaredField[],
  name: string,
  kinds: readonly K[],
): Extract<DeclaredField, { kind: K }> {
  const fitting = fieldsOfKind(fields, kinds);
  const found = fitting.find((field) => field.name === name);
  if (found === undefined) {
    const kind = fields.find((field) => field.name === name)?.kind;
    const got = `'${name}', which is ${kind === undefined ? 'not a field of the form' : `a FormField.${kind}()`}`;
    throw new Error(`${prop} must name a ${nameOf(kinds)} of the form, got: ${got}. ${nextStep(prop, fitting, kinds)}`);
  }
  return found;
}

function findTextField(fields: readonly DeclaredField[], given?: string): DeclaredText {
  if (given !== undefined) return findField('textField', fields, given, ['text']);
  const texts = fieldsOfKind(fields, ['text']);
  const found = texts.find(({ name }) => name === DEFAULT_TEXT_FIELD);
  if (found === undefined) {
    const got = fields.map(({ name, kind }) => `'${name}', a FormField.${kind}()`).join('; ');
    throw new Error(
      `textField must name the field whose sentiment is analyzed, because no FormField.text() is called '${DEFAULT_TEXT_FIELD}', ` +
        `got: ${got}. ${nextStep('textField', texts, ['text'])}`,
    );
  }
  return found;
}

export function fieldsOfKind<K extends DeclaredField['kind']>(
  fields: readonly DeclaredField[],
  kinds: readonly K[],
): Extract<DeclaredField, { kind: K }>[] {
  return fields.filter((field): field is Extract<DeclaredField, { kind: K }> =>
    kinds.some((kind) => kind === field.kind),
  );
}

/** The advice to set a prop to one of the fields, or to declare one. */
export function nextStep(prop: string, fitting: readonly DeclaredField[], kinds: readonly string[]): string {
  return fitting.length > 0
    ? `Set ${prop} to ${fitting.map(({ name }) => `'${name}'`).join(' or ')}`
    : `Declare a ${nameOf(kinds)}`;
}

function nameOf(kinds: readonly string[]): string {
  return kinds.map((kind) => `FormField.${kind}()`).join(' or ');
}

/**
 * Refuses names that have another meaning in HTML, JSONata or JavaScript objects.
 */
function validateFieldName(name: string): void {
  const isTaken = name === SUBMISSION_ID || name in Object.prototype;
  if (Token.isUnresolved(name) || isTaken || !/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name)) {
    throw new Error(
      `fields must have names of 1 to 64 letters, digits, '_' and '-' that begin with a letter, other than reserved names ` +
        `(such as '${SUBMISSION_ID}' and 'constructor'), got: '${name}'`,
    );
  }
}
