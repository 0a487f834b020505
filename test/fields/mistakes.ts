import { Lazy, Token } from 'aws-cdk-lib';
import { FormField, SentimentFormBackendProps } from '../../src';

const message = FormField.text({ required: true });
const token = () => Lazy.string({ produce: () => 'x' });
const KNOWN_NAMES =
  "fields must have names of 1 to 64 letters, digits, '_' and '-' that begin with a letter, other than reserved names " +
  "(such as 'submissionId' and 'constructor'), got: ";
const MUST_BE_KNOWN =
  'must be known at synth, because it becomes part of the workflow, got: a token, which is known only at deployment. ' +
  'Give the value itself';

/** What may be got wrong about fields, and what the error says. */
export const FIELD_MISTAKES: [string, () => SentimentFormBackendProps, string][] = [
  ['a form without fields', () => ({ fields: {} }), 'fields must have from 1 to 50 entries, got: 0'],
  [
    'a form of 51 fields',
    () => ({ fields: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`f${index}`, message])) }),
    'fields must have from 1 to 50 entries, got: 51',
  ],
  ...['', '1st', '_next', 'first name', 'a.b', 'x'.repeat(65), 'submissionId', 'constructor', 'toString'].map(
    (name): [string, () => SentimentFormBackendProps, string] => [
      `a field called '${name}'`,
      () => ({ fields: { message, [name]: FormField.text() } }),
      `${KNOWN_NAMES}'${name}'`,
    ],
  ),
  [
    'a form without a message and without a word on what is analyzed',
    () => ({ fields: { story: FormField.text(), email: FormField.email() } }),
    "textField must name the field whose sentiment is analyzed, because no FormField.text() is called 'message', got: " +
      "'email', a FormField.email(); 'story', a FormField.text(). Set textField to 'story'",
  ],
  [
    'a text field that the form does not have',
    () => ({ fields: { message }, textField: 'story' }),
    "textField must name a FormField.text() of the form, got: 'story', which is not a field of the form. Set textField to 'message'",
  ],
  [
    'a text field that is no text',
    () => ({ fields: { message, story: message, rating: FormField.number() }, textField: 'rating' }),
    "textField must name a FormField.text() of the form, got: 'rating', which is a FormField.number(). Set textField to " +
      "'message' or 'story'",
  ],
  [
    'a form without any text',
    () => ({ fields: { email: FormField.email() } }),
    "textField must name the field whose sentiment is analyzed, because no FormField.text() is called 'message', got: " +
      "'email', a FormField.email(). Declare a FormField.text()",
  ],
  [
    'a text field that is no text, in a form without any',
    () => ({ fields: { message: FormField.number() }, textField: 'message' }),
    "textField must name a FormField.text() of the form, got: 'message', which is a FormField.number(). Declare a FormField.text()",
  ],
  [
    'a message that is a choice',
    () => ({ fields: { message: FormField.choice(['good', 'bad']) } }),
    "textField must name the field whose sentiment is analyzed, because no FormField.text() is called 'message', got: " +
      "'message', a FormField.choice(). Declare a FormField.text()",
  ],
  [
    'a text of no characters',
    () => ({ fields: { message: FormField.text({ maxLength: 0 }) } }),
    'maxLength must be a whole number from 1 to 60000, got: 0',
  ],
  [
    'a text that no submission has room for',
    () => ({ fields: { message: FormField.text({ maxLength: 60_001 }) } }),
    'maxLength must be a whole number from 1 to 60000, got: 60001',
  ],
  [
    'a text that has to be longer than it may be',
    () => ({ fields: { message: FormField.text({ minLength: 11, maxLength: 10 }) } }),
    'minLength must be a whole number from 1 to 10, got: 11',
  ],
  [
    'half a character',
    () => ({ fields: { message: FormField.text({ minLength: 1.5 }) } }),
    'minLength must be a whole number from 1 to 5000, got: 1.5',
  ],
  [
    'a length that only a deployment knows',
    () => ({ fields: { message: FormField.text({ maxLength: Token.asNumber({ Ref: 'Length' }) }) } }),
    `maxLength ${MUST_BE_KNOWN}`,
  ],
  [
    'a blank label',
    () => ({ fields: { message: FormField.text({ label: ' ' }) } }),
    "label must be a text of 1 to 100 characters that is not blank, got: ' '",
  ],
  [
    'a label of 101 characters',
    () => ({ fields: { message, email: FormField.email({ label: 'x'.repeat(101) }) } }),
    `label must be a text of 1 to 100 characters that is not blank, got: '${'x'.repeat(101)}'`,
  ],
  [
    'a label that only a deployment knows',
    () => ({ fields: { message, agree: FormField.checkbox({ label: token() }) } }),
    `label ${MUST_BE_KNOWN}`,
  ],
  [
    'a choice of nothing',
    () => ({ fields: { message, topic: FormField.choice([]) } }),
    'choices must have from 1 to 200 entries, got: 0',
  ],
  [
    'a choice of too much',
    () => ({ fields: { message, topic: FormField.choice(Array.from({ length: 201 }, (_, index) => `${index}`)) } }),
    'choices must have from 1 to 200 entries, got: 201',
  ],
  [
    'a choice that is blank, which is the same as none',
    () => ({ fields: { message, topic: FormField.choice(['order', '']) } }),
    "choices must be a text of 1 to 200 characters that is not blank, got: ''",
  ],
  [
    'a choice that is there twice',
    () => ({ fields: { message, topic: FormField.choice(['order', 'return', 'order']) } }),
    "choices must not contain duplicates, got twice: 'order'",
  ],
  [
    'a choice that only a deployment knows',
    () => ({ fields: { message, topic: FormField.choice(['order', token()]) } }),
    `choices ${MUST_BE_KNOWN}`,
  ],
  [
    'choices that no workflow has room for',
    () => ({ fields: { message, ...fourListsOf(26_000) } }),
    'fields must have choices of at most 100000 characters in total, because the workflow contains all of them, got: 104000. ' +
      'Use short codes instead of long texts',
  ],
  [
    'a range that ends before it begins',
    () => ({ fields: { message, rating: FormField.number({ min: 5, max: 1 }) } }),
    'max must be a number from 5 to 999999999999999, got: 1',
  ],
  [
    'a range beyond 15 digits',
    () => ({ fields: { message, rating: FormField.number({ max: 1e15 }) } }),
    'max must be a number from -999999999999999 to 999999999999999, got: 1000000000000000',
  ],
  [
    'a range from no number',
    () => ({ fields: { message, rating: FormField.number({ min: NaN }) } }),
    'min must be a number from -999999999999999 to 999999999999999, got: NaN',
  ],
  [
    'a range that only a deployment knows',
    () => ({ fields: { message, rating: FormField.number({ min: Token.asNumber({ Ref: 'Least' }) }) } }),
    `min ${MUST_BE_KNOWN}`,
  ],
];

/** Four fields, each with so many characters of choices. */
function fourListsOf(characters: number): { [name: string]: FormField } {
  const choices = Array.from({ length: characters / 200 }, (_, index) => `${index}`.padEnd(200, 'x'));
  return Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, FormField.choice(choices)]));
}
