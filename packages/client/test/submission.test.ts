import { submissionKeeper } from '../src/index';

it('gives the same fields the same id until they are settled', () => {
  const keeper = submissionKeeper();
  const first = keeper.submissionOf({ message: 'Hello' });
  expect(keeper.submissionOf({ message: 'Hello' })).toEqual(first);
  keeper.settle();
  expect(keeper.submissionOf({ message: 'Hello' }).submissionId).not.toBe(first.submissionId);
});

it('gives other fields another id', () => {
  const keeper = submissionKeeper();
  const first = keeper.submissionOf({ message: 'Hello' });
  expect(keeper.submissionOf({ message: 'Hello!' }).submissionId).not.toBe(first.submissionId);
});

it('gives two forms different ids for the same fields', () => {
  const fields = { message: 'Hello' };
  expect(submissionKeeper().submissionOf(fields)).not.toEqual(submissionKeeper().submissionOf(fields));
});

it('changes nothing of what it is given, an id that it has included', () => {
  const fields = { message: 'Hello', submissionId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d' };
  expect(submissionKeeper().submissionOf(fields)).toEqual(fields);
});
