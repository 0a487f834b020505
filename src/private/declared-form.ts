import { Token } from 'aws-cdk-lib';
import type { DeclaredField, DeclaredText } from './declared-field';
import { validateCount } from './validate';
import { FormField } from '../form-field';

/** What a form declares, checked and in the one order that every language and every run agree on. */
export interface DeclaredForm {
  readonly fields: readonly DeclaredField[];
  /** The field whose sentiment is analyzed. */
  readonly textField: DeclaredText;
  readonly keepUnknownFields: boolean;
}

/** What a caller says of a form. */
export interface FormDeclaration {
  readonly fields?: { readonly [name: string]: FormField };
  readonly textField?: string;
  readonly keepUnknownFields?: boolean;
}

/** What is asked of a form that declares nothing: who wrote, how to answer, and the message itself. */
const CONTACT_FORM = (): { [name: string]: FormField } => ({
  name: FormField.text({ maxLength: 100 }),
  email: FormField.email(),
  message: FormField.text({ required: true, maxLength: 5000 }),
});

const DEFAULT_TEXT_FIELD = 'message';

/** Every client may send it with any form. */
export const SUBMISSION_ID = 'submissionId';

/**
 * Checks a declaration and sorts its fields: maps have no order in Go and in some of Java, so the order in which they
 * were written cannot be one that matters. The analyzed text, which is the longest, comes last.
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
 * They stand in the definition of the state machine, which has at most 1 MB, and that within a template of 1 MB, where a
 * quote may take six characters and an emoji four bytes:
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const MOST_CHOICE_CHARACTERS = 100_000;

function validateChoices(fields: readonly DeclaredField[]): void {
  const choices = fields.flatMap((field) => (field.kind === 'choice' ? field.choices : []));
  const { length } = choices.join('');
  if (length > MOST_CHOICE_CHARACTERS) {
    throw new Error(
      `fields must have choices of at most ${MOST_CHOICE_CHARACTERS} characters altogether, because the workflow holds ` +
        `them all, got: ${length}. Offer codes instead of texts`,
    );
  }
}

/** Refuses a name that no field declares, for a prop that names a field. */
export function findField(prop: string, fields: readonly DeclaredField[], name: string): DeclaredField {
  const found = fields.find((field) => field.name === name);
  if (found === undefined) {
    throw new Error(`${prop} must be one of the form's fields (${namesOf(fields)}), got: '${name}'`);
  }
  return found;
}

function findTextField(fields: readonly DeclaredField[], given?: string): DeclaredText {
  if (given === undefined && !fields.some(({ name }) => name === DEFAULT_TEXT_FIELD)) {
    throw new Error(
      `textField must name the field whose sentiment is analyzed, because no field is called '${DEFAULT_TEXT_FIELD}', ` +
        `got: ${namesOf(fields)}. Set textField to one of them`,
    );
  }
  const found = findField('textField', fields, given ?? DEFAULT_TEXT_FIELD);
  if (found.kind !== 'text') {
    throw new Error(`textField must be a FormField.text(), got: '${found.name}', which is a FormField.${found.kind}()`);
  }
  return found;
}

/**
 * Refuses names that HTML, JSONata or an object of JavaScript would take for something else.
 */
function validateFieldName(name: string): void {
  const isTaken = name === SUBMISSION_ID || name in Object.prototype;
  if (Token.isUnresolved(name) || isTaken || !/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name)) {
    throw new Error(
      `fields must have names of 1 to 64 letters, digits, '_' and '-' that begin with a letter, and none that is taken ` +
        `(such as '${SUBMISSION_ID}' and 'constructor'), got: '${name}'`,
    );
  }
}

function namesOf(fields: readonly DeclaredField[]): string {
  return fields.map(({ name }) => `'${name}'`).join(', ');
}
