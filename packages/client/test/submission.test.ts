import { submissionKeeper } from '../src/index';

it('gives the same fields the same ID until they are settled', () => {
  const keeper = submissionKeeper();
  const first = keeper.submissionOf({ message: 'Hello' });
  expect(keeper.submissionOf({ message: 'Hello' })).toEqual(first);
  keeper.settle();
  expect(keeper.submissionOf({ message: 'Hello' }).submissionId).not.toBe(first.submissionId);
});

it('gives different fields a different ID', () => {
  const keeper = submissionKeeper();
  const first = keeper.submissionOf({ message: 'Hello' });
  expect(keeper.submissionOf({ message: 'Hello!' }).submissionId).not.toBe(first.submissionId);
});

it('gives two forms different IDs for the same fields', () => {
  const fields = { message: 'Hello' };
  expect(submissionKeeper().submissionOf(fields)).not.toEqual(submissionKeeper().submissionOf(fields));
});

it('does not change its input, and keeps an ID that is already there', () => {
  const fields = { message: 'Hello', submissionId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d' };
  expect(submissionKeeper().submissionOf(fields)).toEqual(fields);
});
