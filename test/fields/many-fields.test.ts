// A long form must stay below AWS's limits, and work.
import { EACH_KIND } from './each-kind';
import { FormField } from '../../src';
import { useBackend } from '../support/shared-backend';
import { backend, definitionOf } from '../support/synth';

const KINDS = Object.values(EACH_KIND);

const NAMES = Array.from({ length: 49 }, (_, index) => `question-number-${index}`);

const fields = {
  message: FormField.text({ required: true }),
  ...Object.fromEntries(
    NAMES.map((name, index) => [name, KINDS[index % KINDS.length].field(`Question ${index}, as people read it`)]),
  ),
};

const form = useBackend({ props: () => ({ fields }) });

test('fifty fields make a definition of less than 1 MB, the limit of Step Functions', () => {
  const { template } = backend({ fields });
  expect(JSON.stringify(definitionOf(template)).length).toBeLessThan(1_000_000);
  expect(JSON.stringify(template.toJSON()).length).toBeLessThan(1_000_000);
});

test('fifty fields are checked and recorded, and all of their errors are found', async () => {
  const filled = Object.fromEntries(NAMES.map((name, index) => [name, KINDS[index % KINDS.length].value]));
  const answer = await form.submit({ message: 'x', ...filled });
  expect((await form.recordOf(answer)).fields).toEqual({ message: 'x', ...filled });

  const wrong = Object.fromEntries(NAMES.map((name) => [name, ['x']]));
  expect(await form.problemsOf(wrong)).toHaveLength(50);
});
