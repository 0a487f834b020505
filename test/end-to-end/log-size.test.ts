import { useBackend } from '../support/shared-backend';

const backend = useBackend({ props: () => ({ notifications: [] }) });

test('logs an ordinary submission in 44 events, because the log is most of its cost', async () => {
  await backend.submit({ message: 'Thank you, this is lovely.' });
  await backend.local.drain();
  const events = backend.local.logs(backend.local.running.stateMachines[0].path);
  const states = events.map(({ message }) => JSON.parse(message) as { type: string; details: { name?: string } });
  // The events of the answer are there, so the measured log is complete.
  expect(states.at(-1)?.type).toBe('ExecutionSucceeded');
  expect(states.map(({ details }) => details.name)).toContain('Respond');
  expect(events.length).toBeLessThanOrEqual(44);
});
