/** What customers send to the form with fields of every kind, which keeps what it does not know and looks for spam. */
import { required, type Content } from './content';

const PERSON = { fillMilliseconds: 9_000, token: 'person' };

/** As all of these are sent by people, and with a message that nobody likes to read. */
const good = (name: string, fields: object, recorded: object, more: Partial<Content> = {}): Content => ({
  name,
  fields: { message: 'Awful, I hate it. Terrible!', ...PERSON, ...fields },
  recorded: { message: 'Awful, I hate it. Terrible!', agree: false, ...recorded },
  ...more,
});

const spam = (name: string, heldFor: string, fields: object, recorded: object = {}): Content =>
  good(name, fields, recorded, { heldFor });

/** All of them. The first ones are sent most. */
export const WIDE_CONTENTS: readonly Content[] = [
  good('A', {}, {}),
  good(
    'B (all of it)',
    { email: 'ada@example.com', plan: 'pro', rating: 3.5, agree: true, source: 'x' },
    { email: 'ada@example.com', plan: 'pro', rating: 3.5, agree: true, source: 'x' },
  ),
  good('C (quiet)', { message: 'Thank you, I love it!', rating: '4' }, { message: 'Thank you, I love it!', rating: 4 }),
  good(
    'D (as HTML forms send it)',
    { email: 'dan@localhost', agree: 'on', rating: '0', fillMilliseconds: '5000', count: 12 },
    { email: 'dan@localhost', agree: true, rating: 0, count: 12 },
  ),
  spam('E (a pot of honey)', 'HONEYPOT', { website: 'x', email: 'eve@example.com' }, { email: 'eve@example.com' }),
  spam('F (too fast)', 'FILL_TIME', { fillMilliseconds: 1_999 }),
  spam('G (no time)', 'FILL_TIME', { fillMilliseconds: null }),
  spam(
    'H (links)',
    'LINKS',
    { message: 'Awful http://a http://b', other: 'ftp://c' },
    { message: 'Awful http://a http://b', other: 'ftp://c' },
  ),
  good('I (two links)', { message: 'Awful http://a http://b' }, { message: 'Awful http://a http://b' }),
  spam('J (a robot)', 'VERIFIER', { token: 'robot', email: 'joe@example.com' }, { email: 'joe@example.com' }),
  good('K (just in time)', { fillMilliseconds: 2_000, token: 7 }, {}),
  {
    name: 'L (mistakes)',
    fields: { rating: 6, plan: 'none', agree: 'maybe', 'no name': 1, fine: ['x'], ...PERSON },
    errors: [
      { field: 'agree', code: 'WRONG_TYPE', message: 'agree must be true or false.' },
      { field: 'plan', code: 'NOT_A_CHOICE', message: 'plan must be one of those on offer.' },
      { field: 'rating', code: 'OUT_OF_RANGE', message: 'rating must be from 0 to 5.' },
      required('message'),
      { field: 'no name', code: 'UNKNOWN_FIELD', message: 'A field cannot have this name.' },
      { field: 'fine', code: 'WRONG_TYPE', message: 'fine must be a text, a number, true or false.' },
    ],
  },
];
