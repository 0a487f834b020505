// What each kind of field accepts, how it is recorded, and what is refused, by the deployed workflow.
import { EACH_KIND } from './each-kind';
import { FormField } from '../../src';
import { callAws } from '../support/running-backend';
import { useBackend } from '../support/shared-backend';

const FIELDS: { readonly [name: string]: FormField } = {
  message: FormField.text({ maxLength: 40 }),
  code: FormField.text({ minLength: 3, maxLength: 5, label: 'Your code' }),
  initial: FormField.text({ maxLength: 1 }),
  email: FormField.email({ label: 'Email address' }),
  topic: FormField.choice(['order', `it's "other"`, 'Ελλάδα \\ 😀'], { label: 'Topic' }),
  newsletter: FormField.checkbox({ label: 'The newsletter' }),
  rating: FormField.number({ min: 1, max: 5, integersOnly: true, label: 'Your rating' }),
  temperature: FormField.number({ min: -10.5, max: 10.5 }),
  amount: FormField.number(),
};

const form = useBackend({ props: () => ({ fields: FIELDS }) });

const EMOJI = '😀';

const TAKEN: [string, string, unknown, unknown][] = [
  ['a text of one character', 'message', 'x', 'x'],
  ['a text of the most characters, each of two UTF-16 units', 'message', EMOJI.repeat(40), EMOJI.repeat(40)],
  ['a text with blanks around it, as it came', 'message', '  x\n', '  x\n'],
  ['a text that looks like a number, as a text', 'message', '5', '5'],
  ['a text of the fewest characters', 'code', EMOJI.repeat(3), EMOJI.repeat(3)],
  ['an email address', 'email', 'ada@example.com', 'ada@example.com'],
  ['an email address with letters beyond ASCII', 'email', 'łukasz@bücher.example', 'łukasz@bücher.example'],
  ['an email address of 254 characters', 'email', `${'x'.repeat(252)}@x`, `${'x'.repeat(252)}@x`],
  ['a choice', 'topic', 'order', 'order'],
  ['a choice with quotes', 'topic', `it's "other"`, `it's "other"`],
  ['a choice with a backslash and an emoji', 'topic', 'Ελλάδα \\ 😀', 'Ελλάδα \\ 😀'],
  ['a checkbox that is true', 'newsletter', true, true],
  [`a checkbox that is 'on'`, 'newsletter', 'on', true],
  [`a checkbox that is 'true'`, 'newsletter', 'true', true],
  ['a checkbox that is false', 'newsletter', false, false],
  [`a checkbox that is 'off'`, 'newsletter', 'off', false],
  [`a checkbox that is 'false'`, 'newsletter', 'false', false],
  ['a checkbox that is empty', 'newsletter', '', false],
  ['a checkbox that is null', 'newsletter', null, false],
  ['a checkbox that is absent', 'newsletter', undefined, false],
  ['a whole number', 'rating', 5, 5],
  ['a whole number in a text', 'rating', '5', 5],
  ['a whole number with a point in a text', 'rating', '5.0', 5],
  ['the smallest number, below zero and with a fraction', 'temperature', '-10.5', -10.5],
  ['the largest number', 'temperature', 10.5, 10.5],
  ['a fraction below zero in a text', 'temperature', '-0.5', -0.5],
  ['zero', 'temperature', 0, 0],
  ['zero from below', 'temperature', '-0', 0],
  ['zeros before a number', 'temperature', '007', 7],
  ['a number of 15 digits', 'amount', '999999999999999', 999999999999999],
  ['a number of 15 digits below zero', 'amount', -999999999999999, -999999999999999],
  ['a number of 15 decimals', 'amount', '0.000000000000001', 1e-15],
  ['a number of JSON that is written with an exponent', 'amount', 1.5e5, 150000],
];

const REFUSED: [string, string, unknown, string, string][] = [
  [
    'a text that is one character too long',
    'message',
    EMOJI.repeat(41),
    'TOO_LONG',
    'message must be at most 40 characters long.',
  ],
  [
    'a text that is longer than its one character',
    'initial',
    'xy',
    'TOO_LONG',
    'initial must be at most 1 character long.',
  ],
  [
    'a text that is one character too short',
    'code',
    EMOJI.repeat(2),
    'TOO_SHORT',
    'Your code must be at least 3 characters long.',
  ],
  ['a number for a text', 'message', 5, 'WRONG_TYPE', 'message must be a text.'],
  ['a list of one text for a text', 'message', ['x'], 'WRONG_TYPE', 'message must be a text.'],
  ['an empty list for a text', 'message', [], 'WRONG_TYPE', 'message must be a text.'],
  ['an object for a text', 'message', { x: 'x' }, 'WRONG_TYPE', 'message must be a text.'],
  [
    'an email address without a host',
    'email',
    'ada@',
    'INVALID_FORMAT',
    'Email address must be an email address, such as ada@example.com.',
  ],
  [
    'an email address without a user',
    'email',
    '@example.com',
    'INVALID_FORMAT',
    'Email address must be an email address, such as ada@example.com.',
  ],
  [
    'two email addresses',
    'email',
    'a@example.com,b@example.com',
    'INVALID_FORMAT',
    'Email address must be an email address, such as ada@example.com.',
  ],
  [
    'an email address with a line break at its end',
    'email',
    'ada@example.com\n',
    'INVALID_FORMAT',
    'Email address must be an email address, such as ada@example.com.',
  ],
  [
    'an email address with a header behind it',
    'email',
    'ada@example.com\r\nBcc:x',
    'INVALID_FORMAT',
    'Email address must be an email address, such as ada@example.com.',
  ],
  [
    'an email address with a blank that does not break',
    'email',
    'ada\u00a0l@example.com',
    'INVALID_FORMAT',
    'Email address must be an email address, such as ada@example.com.',
  ],
  [
    'an email address of 255 characters',
    'email',
    `${'x'.repeat(253)}@x`,
    'TOO_LONG',
    'Email address must be at most 254 characters long.',
  ],
  ['a checkbox for an email address', 'email', true, 'WRONG_TYPE', 'Email address must be a text.'],
  ['what is not on offer', 'topic', 'Order', 'NOT_A_CHOICE', 'Topic must be one of those on offer.'],
  ['a choice with a blank behind it', 'topic', 'order ', 'NOT_A_CHOICE', 'Topic must be one of those on offer.'],
  ['several choices', 'topic', ['order'], 'WRONG_TYPE', 'Topic must be a text.'],
  [`a checkbox that is 'yes'`, 'newsletter', 'yes', 'WRONG_TYPE', 'The newsletter must be true or false.'],
  ['a checkbox that is 1', 'newsletter', 1, 'WRONG_TYPE', 'The newsletter must be true or false.'],
  ['a checkbox that is a list of true', 'newsletter', [true], 'WRONG_TYPE', 'The newsletter must be true or false.'],
  ['a checkbox that is an object', 'newsletter', {}, 'WRONG_TYPE', 'The newsletter must be true or false.'],
  ...[
    'x',
    '1e5',
    ' 5 ',
    '0x10',
    'NaN',
    'Infinity',
    '+5',
    '.5',
    '5.',
    '1,000',
    '٣',
    '--5',
    '5\n',
    '1'.repeat(16),
    `0.${'1'.repeat(16)}`,
    true,
    [5],
    {},
  ].map((value): [string, string, unknown, string, string] => [
    `a number that is ${JSON.stringify(value)}`,
    'amount',
    value,
    'WRONG_TYPE',
    'amount must be a number.',
  ]),
  ['a number that is too large', 'rating', 6, 'OUT_OF_RANGE', 'Your rating must be from 1 to 5.'],
  ['a number that is too small', 'rating', '0', 'OUT_OF_RANGE', 'Your rating must be from 1 to 5.'],
  [
    'a number that is a little too small',
    'temperature',
    -10.51,
    'OUT_OF_RANGE',
    'temperature must be from -10.5 to 10.5.',
  ],
  ['a number of 16 digits', 'amount', 1e15, 'OUT_OF_RANGE', 'amount must be from -999999999999999 to 999999999999999.'],
  [
    'a number that no table takes',
    'amount',
    1e300,
    'OUT_OF_RANGE',
    'amount must be from -999999999999999 to 999999999999999.',
  ],
  [
    'a number that is too near to zero for a table',
    'amount',
    1e-300,
    'INVALID_FORMAT',
    'amount must have no more than 15 decimals.',
  ],
  ['a fraction for a whole number', 'rating', 4.5, 'INVALID_FORMAT', 'Your rating must be a whole number.'],
  ['a fraction in a text for a whole number', 'rating', '4.5', 'INVALID_FORMAT', 'Your rating must be a whole number.'],
];

test.each([
  ['accepted', TAKEN.map(([, field]) => field)],
  ['refused', REFUSED.map(([, field]) => field)],
])('the values that are %s are of each kind', (_, names) => {
  expect(new Set(names.map((name) => FIELDS[name].fieldType))).toEqual(new Set(Object.keys(EACH_KIND)));
});

test.each(TAKEN)('accepts %s', async (_, field, value, recorded) => {
  const answer = await form.submit({ [field]: value });
  expect(answer).toMatchObject({ outcome: 'ACCEPTED' });
  expect((await form.recordOf(answer)).fields).toEqual({ newsletter: false, [field]: recorded });
});

test.each(REFUSED)('refuses %s', async (_, field, value, code, message) => {
  expect(await form.submit({ [field]: value })).toEqual({ outcome: 'REJECTED', errors: [{ field, code, message }] });
});

test.each(['message', 'code', 'email', 'topic', 'rating'])('treats a blank %s as missing', async (field) => {
  for (const blank of ['', ' \t\r\n ', null]) {
    const answer = await form.submit({ [field]: blank });
    expect((await form.recordOf(answer)).fields).toEqual({ newsletter: false });
  }
});

test('records each kind with its DynamoDB type', async () => {
  const { ticketId } = await form.submit({ message: '5', email: 'a@b', topic: 'order', newsletter: 'on', rating: '5' });
  const [{ name }] = form.local.running.tables;
  const key = { referenceNumber: { S: ticketId } };
  const { Item } = await callAws(form.local, 'DynamoDB_20120810.GetItem', { TableName: name, Key: key });
  expect(Item).toMatchObject({
    fields: {
      M: {
        message: { S: '5' },
        email: { S: 'a@b' },
        topic: { S: 'order' },
        newsletter: { BOOL: true },
        rating: { N: '5' },
      },
    },
  });
});
