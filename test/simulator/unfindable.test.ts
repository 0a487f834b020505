// The exception of law 2, and cases that are almost the same: see docs/laws.md.
import { runSchedule } from '../../tools/simulator/check';
import { synthesize, type Deployment } from '../../tools/simulator/deployment';
import { breaking, drill, out, post } from '../../tools/simulator/drills/drill';
import { deadLetters } from '../../tools/simulator/laws/expired';
import { withStates } from '../../tools/simulator/mutations/mutation';
import { isPointer } from '../../tools/simulator/records';
import type { Schedule } from '../../tools/simulator/schedule';

/** One submission without an ID is recorded, then expressions of these states break, and replays begin after the deployment. */
function recordedAndBroken(deployment: Deployment, states: readonly string[], deploys: boolean): Schedule {
  return drill([post(deployment.form.angry, {})], {
    deploys,
    breaks: states.map((name) => breaking(deployment, name, 3_000)),
    outages: [out('states.StartSyncExecution', 10_000)],
  });
}

/** The number of records at the end, and which law was broken. */
async function outcomeOf(deployment: Deployment, states: readonly string[], deploys: boolean) {
  const { world, violation } = await runSchedule(deployment, recordedAndBroken(deployment, states, deploys));
  return { records: world.items().filter((item) => !isPointer(item)).length, law: violation?.law.number };
}

const BOTH = ['Record and Analyze', 'Compute Ticket'];

test('a replay cannot find the record if the usual number was not computed and is a different one now', async () => {
  expect(await outcomeOf(synthesize(), BOTH, true)).toEqual({ records: 2, law: undefined });
});

test('a replay finds the record if only one of the two happened', async () => {
  expect(await outcomeOf(synthesize(), BOTH, false)).toEqual({ records: 1, law: undefined });
  expect(await outcomeOf(synthesize(), BOTH.slice(0, 1), true)).toEqual({ records: 1, law: undefined });
});

test('a second record breaks the law if the usual number was computed, or if it is still the same', async () => {
  // A replay does not look where the ticket says, and makes numbers in its own way.
  const careless = withStates(synthesize(), {
    'Look Up Assigned Ticket': (state) => ({ ...state, Assign: { referenceNumber: '', isOwnNumber: false } }),
  });
  expect(await outcomeOf(careless, BOTH.slice(0, 1), true)).toEqual({ records: 2, law: 2 });
  const other = withStates(synthesize(), {
    'Compute Reference Number': (state) => ({
      ...state,
      Assign: { referenceNumber: '{% $assignedTicket.referenceNumber %}' },
    }),
  });
  expect(await outcomeOf(other, BOTH, false)).toEqual({ records: 2, law: 2 });
});

test('the number of a ticket may be no key while its message is a dead letter', async () => {
  const deployment = synthesize();
  // Each replay fails by a lost answer. The first one has recorded the submission under a new number, and none has written the pointer.
  const schedule = drill([post(deployment.form.angry, {})], {
    deploys: true,
    breaks: [breaking(deployment, 'Check Submission', 3_000)],
    outages: [out('dynamodb.PutItem', 14_400_000, 'lost')],
  });
  const { world, violation } = await runSchedule(deployment, schedule);
  expect(violation).toBeUndefined();
  const { ticketId } = world.facts.tickets[0];
  expect(deadLetters(world).map((message) => message.ticketId)).toContain(ticketId);
  expect(world.items().map(({ pointsTo }) => pointsTo)).toEqual([undefined]);
});
