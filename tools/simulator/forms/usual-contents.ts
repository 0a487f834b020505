/** What customers send to the form that is made of no props: `message`, `name` and `email`. */
import {
  noAddress,
  NO_FORM,
  NOT_READABLE,
  notText,
  NO_UUID,
  required,
  TOO_LARGE,
  tooLong,
  unknownField,
  type Content,
} from './content';

/** Some that want attention, one that is quiet, a long one in Chinese, an odd one, one that may be spam, and mistakes. */
const EVERYDAY: readonly Content[] = [
  { name: 'A', fields: { message: 'This is awful. I am angry and disappointed.' } },
  { name: 'B', fields: { name: 'Ada', email: 'ada@example.com', message: 'Thank you, I love it!' } },
  { name: 'C', fields: { name: 'Bob', email: 'bob@example.com', message: 'Terrible, broken, the worst. I hate it.' } },
  { name: 'D', fields: { message: '\u5f88\u5dee'.repeat(1_300) } },
  {
    name: 'G',
    fields: { name: 'Gus\r\nBcc: x', message: 'Awful: \u0001 "\\" \u{1f620} \uffff {% $x %}' },
    recorded: { name: 'Gus\r\nBcc: x', message: 'Awful: \u0001 "\\" \u{1f620}  {% $x %}' },
  },
  { name: 'H (a link)', fields: { email: 'hal@example.com', message: 'Terrible! I hate https://example.com' } },
  // Only texts are searched for links.
  { name: 'I (no address for mail)', fields: { email: 'ina://i@localhost', message: 'Bad, bad, bad. I am angry.' } },
  { name: 'J (blanks)', fields: { name: '  ', email: null, message: ' ok ' }, recorded: { message: ' ok ' } },
  {
    name: 'E (no message)',
    fields: { name: 'Eve', email: 'not an address' },
    errors: [noAddress('email'), required('message')],
  },
  { name: 'F (no form)', fields: ['not', 'a', 'form'], errors: [NO_FORM] },
];

/** What is just allowed, and what is just not. */
const LIMITS: readonly Content[] = [
  { name: 'K (the longest)', fields: { name: 'n'.repeat(100), message: `${'Awful! '.repeat(714)}\u{1f620}!` } },
  {
    name: 'L (longer)',
    fields: { name: 'n'.repeat(101), email: `${'e'.repeat(244)}@example.com`, message: 'm'.repeat(5_001) },
    errors: [tooLong('email', 254), tooLong('name', 100), tooLong('message', 5_000)],
  },
  {
    name: 'M (wrong types)',
    fields: { name: 1, email: ['ada@example.com'], message: { text: 'Awful' } },
    errors: [notText('email'), notText('name'), notText('message')],
  },
  { name: 'N (blank)', fields: { message: ' \t\n' }, errors: [required('message')] },
  {
    name: 'O (too many others)',
    fields: { message: 'Awful', ...Object.fromEntries(letters(12).map((name) => [name, 'x'])), ['y'.repeat(200)]: 1 },
    errors: letters(10).map(unknownField),
  },
  {
    name: 'P (a long name of a field)',
    fields: { message: 'Awful', ['y'.repeat(200)]: 1 },
    errors: [unknownField('y'.repeat(100))],
  },
  { name: 'Q (no id)', fields: { message: 'Awful', submissionId: 'no-uuid' }, errors: [NO_UUID] },
  {
    name: 'R (nearly an id)',
    fields: { message: 'Awful', submissionId: '0123456789-0123-4567-89ab-0123456789' },
    errors: [NO_UUID],
  },
  raw('S (too large)', `{"message":"${'m'.repeat(65_523)}"}`, [TOO_LARGE]),
  raw('T (too large in bytes)', `{"message":"${'\u5f88'.repeat(16_384)}"}`, [TOO_LARGE]),
  raw('U (just not too large)', `{"message":"${'m'.repeat(65_522)}"}`, [tooLong('message', 5_000)]),
  { name: 'V (a long address)', fields: { email: `${'e'.repeat(64)}@example.com`, message: 'Awful' } },
  // The hash is made of pieces of 2,500 code points of `[null,null,"..."]`.
  { name: 'W (a whole piece)', fields: { message: 'w'.repeat(2_486) } },
  { name: 'X (a piece less one)', fields: { message: 'w'.repeat(2_485) } },
];

/** What no program would send that means well. */
const HOSTILE: readonly Content[] = [
  raw('a number that is none', '{"message":1e400}', [NOT_READABLE]),
  raw('another number that is none', '{"message":"Awful","other":-1e999}', [NOT_READABLE]),
  raw('many brackets', '['.repeat(2_500) + ']'.repeat(2_500), [NOT_READABLE]),
  raw('many brackets in a field', `{"message":${'['.repeat(2_500)}${']'.repeat(2_500)}}`, [NOT_READABLE]),
  raw('many braces', `${'{"message":'.repeat(1_000)}1${'}'.repeat(1_000)}`, [NOT_READABLE]),
  { ...raw('half a character', '{"message":"Awful \\ud800 and \\udc00"}'), recorded: { message: 'Awful  and ' } },
  raw('half a character alone', '{"message":" \\ud800\\uffff"}', [required('message')]),
  raw('half a character in an address', '{"email":"a\\ud800@example.com","message":"Awful"}', [noAddress('email')]),
  raw('half a character in a name', '{"message":"Awful","\\udc00x":1}', [unknownField('x')]),
  raw('a prototype', '{"message":"Awful","__proto__":{"x":1},"constructor":1}', [
    unknownField('__proto__'),
    unknownField('constructor'),
  ]),
  raw('the same field twice', '{"message":"Fine","message":"Awful"}', []),
  raw('nothing', 'null', [NO_FORM]),
  raw('an expression', '"{% $states.input %}"', [NO_FORM]),
  raw('a replay', '{"referenceNumber":"x","ticketId":"U-x","submission":{"fields":{"message":"Awful"}}}', [
    required('message'),
    unknownField('referenceNumber'),
    unknownField('ticketId'),
    unknownField('submission'),
  ]),
];

/** All of them. The first ones are sent most. */
export const USUAL_CONTENTS: readonly Content[] = [...EVERYDAY, ...LIMITS, ...HOSTILE];

function raw(name: string, text: string, errors?: Content['errors']): Content {
  return { name, fields: JSON.parse(text) as Content['fields'], raw: text, errors };
}

function letters(count: number): string[] {
  return [...'abcdefghijkl'].slice(0, count);
}
