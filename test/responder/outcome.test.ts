import { readOutcome } from '../../src/handlers/responder/outcome';

const TICKET = { ticketId: 'K7Q2-9XHM', sentiment: 'NEGATIVE', sentimentScore: { Negative: 0.9, Positive: 0.1 } };
const ERROR = { field: 'email', code: 'REQUIRED', message: 'email is required.' };

const read = (output: unknown) => readOutcome(JSON.stringify(output));

test('reads a ticket, and omits what the sender must not see', () => {
  const output = { outcome: 'ACCEPTED', ...TICKET, executionArn: 'arn:aws:states:::execution' };
  expect(read(output)).toEqual({ kind: 'accepted', ticket: TICKET });
});

test.each([
  [{}, null, null],
  [{ sentiment: null, sentimentScore: null }, null, null],
  [{ sentiment: 'UNKNOWN', sentimentScore: 'none' }, 'UNKNOWN', null],
  [{ sentiment: 'MIXED', sentimentScore: { Mixed: '1' } }, 'MIXED', null],
])('keeps the ticket of a submission that is recorded but has %j', (rest, sentiment, sentimentScore) => {
  const ticket = { ticketId: 'K7', sentiment, sentimentScore };
  expect(read({ outcome: 'ACCEPTED', ticketId: 'K7', ...rest })).toEqual({ kind: 'accepted', ticket });
});

test('reads the errors of the fields, and omits the rest', () => {
  expect(read({ outcome: 'REJECTED', errors: [{ ...ERROR, value: 'a secret' }] })).toMatchObject({
    kind: 'refused',
    status: 422,
    errors: [ERROR],
  });
});

test('distinguishes a submission that is too large from an invalid one', () => {
  const errors = [{ field: '', code: 'TOO_LARGE', message: 'The submission is larger than 65536 bytes.' }];
  expect(read({ outcome: 'REJECTED', errors })).toMatchObject({ kind: 'refused', status: 413, errors });
});

test.each([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['null', 'null'],
  ['a text', '"ACCEPTED"'],
  ['a list', '[]'],
  ['an outcome that does not exist', '{"outcome":"LOST"}'],
  ['no outcome', JSON.stringify(TICKET)],
  ['a ticket without a number', '{"outcome":"ACCEPTED"}'],
  ['a number that is none', '{"outcome":"ACCEPTED","ticketId":7}'],
  ['a rejection without errors', '{"outcome":"REJECTED"}'],
  ['errors that are none', '{"outcome":"REJECTED","errors":["email"]}'],
  ['an error without a code', '{"outcome":"REJECTED","errors":[{"field":"email","message":"no"}]}'],
])('treats %s as an internal error', (_, output) => {
  expect(readOutcome(output)).toEqual({ kind: 'failed' });
});
