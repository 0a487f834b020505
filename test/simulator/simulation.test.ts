import { execFile } from 'child_process';
import { join } from 'path';
import { promisify } from 'util';
import { runSchedule, scheduleOf } from '../../tools/simulator/check';
import { deploymentOfForm, synthesize } from '../../tools/simulator/deployment';
import { CALM, post as postOf } from '../../tools/simulator/drills/drill';
import { OPERATIONS } from '../../tools/simulator/faults';
import { NOTIFYING, WIDE } from '../../tools/simulator/forms/forms';
import { OTHERS } from '../../tools/simulator/forms/others';
import { KNOWN } from '../../tools/simulator/mutations';
import { FAULT_KINDS, type Schedule } from '../../tools/simulator/schedule';
import { simulateSeeds } from '../../tools/simulator/seeds';
import { story } from '../../tools/simulator/story';
import { simulate, type World } from '../../tools/simulator/world';

/** One customer comes. */
const QUIET: Schedule = { ...CALM, posts: [postOf(0, { id: 0 })] };

function run(schedule: Partial<Schedule>): Promise<World> {
  return simulate(synthesize(), { ...QUIET, ...schedule });
}

/** The emails that were sent. */
function emails({ facts }: World): number {
  return facts.calls.filter(({ operation, doneAt }) => operation === 'sesv2.SendEmail' && doneAt !== undefined).length;
}

test('answers immediately if nothing fails', async () => {
  const { facts, items } = await run({});
  expect(facts.posts).toMatchObject([{ seen: 'ACCEPTED' }]);
  expect(items()).toMatchObject([{ ticketId: { S: facts.tickets[0].ticketId }, attention: { S: 'OPEN' } }]);
});

test('submissions are parked while the table is not available, and replayed afterwards', async () => {
  const outage = { operation: 'dynamodb.PutItem', from: 0, lasts: 30_000, kind: 'error' as const, pick: 0 };
  const world = await run({ outages: [outage] });
  const [{ ticketId }] = world.facts.tickets;
  expect(ticketId).toMatch(/^U-/);
  expect(world.items()).toMatchObject([{ ticketId: { S: ticketId }, attention: { S: 'OPEN' } }]);
  expect(world.facts.executions.map(({ kind }) => kind)).toContain('replay');
  expect(emails(world)).toBe(1);
});

test('a sweep finishes submissions that were interrupted after they were recorded', async () => {
  const world = await run({ cuts: [{ kind: 'submission', index: 0, step: 9 }] });
  expect(world.facts.executions).toMatchObject([
    { status: 'CUT', lastState: 'Is There More to Do?' },
    // The first sweep looks for records older than five minutes, and finds none yet.
    { kind: 'sweep' },
    { kind: 'sweep' },
    { kind: 'replay', status: 'SUCCEEDED' },
  ]);
  expect(world.items()).toMatchObject([{ attention: { S: 'OPEN' } }]);
  expect(world.isAtRest()).toBe(true);
});

test('messages that failed five times stay in the dead-letter queue', async () => {
  const outage = { operation: 'dynamodb.PutItem', from: 0, lasts: 4 * 3_600_000, kind: 'error' as const, pick: 0 };
  const world = await run({ outages: [outage] });
  expect(world.facts.executions.filter(({ kind }) => kind === 'replay')).toHaveLength(5);
  expect(world.dead()).toHaveLength(1);
});

test('gives one ticket to two copies that run at the same time', async () => {
  const [post] = QUIET.posts;
  const { facts, items } = await run({ posts: [post, post, post] });
  expect(new Set(facts.tickets.map(({ ticketId }) => ticketId)).size).toBe(1);
  expect(items()).toHaveLength(1);
});

test('produces the same story for the same seed', async () => {
  const storyOf = async (seed: number) => story((await runSchedule(synthesize(), scheduleOf(seed))).world, true);
  for (let seed = 1; seed <= 20; seed++) expect(await storyOf(seed)).toEqual(await storyOf(seed));
});

test('draws failures of every operation of every kind', () => {
  const drawn = new Set<string>();
  for (let seed = 1; seed <= 2_000; seed++) {
    scheduleOf(seed).outages.forEach(({ operation, kind }) => drawn.add(`${operation} ${kind}`));
  }
  const all = OPERATIONS.flatMap((operation) => FAULT_KINDS.map((kind) => `${operation} ${kind}`));
  expect(all.filter((wanted) => !drawn.has(wanted))).toEqual([]);
});

/** A form with every kind of notification, and two with other analyzers. */
const FORMS = [NOTIFYING, WIDE, ...OTHERS.slice(0, 2)];

test.each(OPERATIONS)('really makes %s fail', async (operation) => {
  const [post] = QUIET.posts;
  // A parked submission reaches the replay function. A submission that is already recorded is read again.
  const parking = { operation: 'dynamodb.PutItem', from: 0, lasts: 3_000, kind: 'error' as const, pick: 0 };
  const outage = { operation, from: 0, lasts: 400_000, kind: 'error' as const, pick: 0 };
  const hits: boolean[] = [];
  for (const form of FORMS) {
    const angry = { ...post, content: form.angry };
    // The last one keeps the simulation busy until the first sweep.
    const posts = [0, 4_000, 6_000, 299_999].map((at) => ({ ...angry, at, id: Math.min(at, 1) }));
    const { facts } = await simulate(deploymentOfForm(form), { ...QUIET, posts, outages: [outage, parking] });
    hits.push(facts.calls.some((call) => call.operation === operation && call.fault === outage));
  }
  expect(hits).toContain(true);
});

test('prints the shortest schedule that breaks a law, and fails', async () => {
  const [mistake] = KNOWN.filter(({ name }) => name === 'forget the parking');
  const lines: string[] = [];
  const broken = mistake.apply(synthesize());
  const held = await simulateSeeds(
    () => broken,
    { seeds: 100, from: 1 },
    (line) => lines.push(line),
  );
  const text = lines.join('\n');
  expect(held).toBe(false);
  expect(text).toMatch(/Seed \d+ breaks law 1: A ticket that was answered is in the table or in a queue/);
  expect(text).toMatch(/Replay it alone: npm run simulate -- --seeds 1 --from \d+/);
  const shortest = text.slice(text.indexOf('The shortest schedule')).split('\n');
  expect(shortest.join('\n')).toMatch(/customer 1 posts [A-Z].*\n.*(PutItem|call)/);
  expect(shortest.length).toBeLessThan(12);
});

test('simulates from the command line', async () => {
  const cli = join(__dirname, '../../tools/simulator/cli.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    '-r',
    'ts-node/register/transpile-only',
    cli,
    // As projen passes on: --form "after the answer".
    ...['--seeds', '5', '--from', '1', '--form', 'after', 'the', 'answer'],
  ]);
  expect(stdout).toMatch(/^Seeds 1 to 5\. 5 schedules in .* simulated submissions a second/);
  expect(stdout).toContain('No law was broken.');
});
