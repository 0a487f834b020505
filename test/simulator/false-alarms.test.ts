// Runs that are right, and that a law or the end of a simulation once took for wrong.
import { runSchedule } from '../../tools/simulator/check';
import { deploymentOfForm, synthesize } from '../../tools/simulator/deployment';
import { breaking, drill, out, post } from '../../tools/simulator/drills/drill';
import { WIDE } from '../../tools/simulator/forms/forms';
import { NUMBERS } from '../../tools/simulator/laws/numbers';
import type { Schedule } from '../../tools/simulator/schedule';

/** The call that starts the run arrives after half a minute or a minute, when the customer has gone. */
function startedLate(pick: number, deploys: boolean): Schedule {
  return drill([post(0, {})], { deploys, outages: [{ ...out('states.StartSyncExecution', 5_000, 'late'), pick }] });
}

test.each([
  ['half a minute', 6],
  ['a minute', 7],
])('a simulation ends after the run that a call starts %s late', async (_, pick) => {
  const { world, violation } = await runSchedule(deploymentOfForm(WIDE), startedLate(pick, false));
  expect(violation?.what).toBeUndefined();
  expect(world.facts.executions.map(({ status }) => status)).toEqual(['SUCCEEDED']);
});

test('a run that starts after a deployment has a number of the next version, and no other', async () => {
  const { world, violation } = await runSchedule(deploymentOfForm(WIDE), startedLate(6, true));
  expect(violation?.what).toBeUndefined();
  const [ticket] = world.facts.tickets;
  // A well-formed number of another submission.
  world.facts.tickets.splice(0, 1, { ...ticket, ticketId: '7MJ0-Q6Z4-AZ33' });
  expect(NUMBERS.finally?.(world)).toMatch(
    /^The ticket 7MJ0-Q6Z4-AZ33 of execution 1 does not follow from the submission/,
  );
});

test.each([
  ['answered', []],
  ['is cut off', [{ kind: 'submission' as const, index: 0, step: 12 }]],
])('a run gives out the ticket of an earlier run that parked the submission and %s', async (_, cuts) => {
  const deployment = synthesize();
  const { angry } = deployment.form;
  const schedule = drill([post(angry, { id: 1 }), post(angry, { id: 1, at: 297_000 })], {
    cuts,
    breaks: [breaking(deployment, 'Check Submission', 3_000)],
    outages: [out('comprehend.DetectSentiment', 298_000)],
  });
  const { world, violation } = await runSchedule(deployment, schedule);
  expect(violation?.what).toBeUndefined();
  const last = world.facts.executions.filter(({ kind }) => kind === 'submission').at(-1);
  expect(last?.output).toMatchObject({
    outcome: 'ACCEPTED',
    ticketId: expect.stringMatching(/^U-/),
    sentiment: 'UNKNOWN',
  });
});
