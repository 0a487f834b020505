/**
 * Schedules that nobody drew: each makes one thing go wrong everywhere, for many customers at once. They see in a moment what random
 * ones see sooner or later, so that thousands of mutations can be tried.
 */
import { breakPointsOf } from './breaks';
import type { Deployment } from './deployment';
import type { FaultKind, Outage, Post, Schedule } from './schedule';
import type { World } from './world';

/** A schedule, and what has to be true of it beside the laws. */
export interface Drill {
  readonly name: string;
  readonly schedule: Schedule;
  /** What is wrong, if anything is. */
  readonly check?: (world: World) => string | undefined;
}

/** Nothing goes wrong, and nobody comes. */
export const CALM: Schedule = {
  seed: 1,
  posts: [],
  faults: [],
  outages: [],
  cuts: [],
  crashes: [],
  breaks: [],
  people: [],
  quota: null,
  deploys: false,
  redeliveries: [],
  taken: [],
};

/** As many calls as a run makes. */
const CALLS = [...Array(10).keys()];
/** As many states as a run enters. */
const STATES = [...Array(34).keys()];

/** All drills for a form, those first that see most. */
export function drillsFor(deployment: Deployment): Drill[] {
  const { contents, angry: content } = deployment.form;
  const everything = contents.map((_, place) => post(place, { id: place, capitals: place % 2 === 1 }));
  const some = everything.slice(0, 9);
  const angry = (count: number) => [...Array(count).keys()].map((id) => post(content, { id }));
  const calls = (kind: FaultKind) =>
    CALLS.map((call) => ({ caller: 'submission' as const, index: call, call, kind, pick: 0 }));
  return [
    { name: 'nothing goes wrong', schedule: drill(everything), check: unnoticed },
    { name: 'nobody sends an id', schedule: drill(some.map((one) => ({ ...one, id: null }))), check: unnoticed },
    { name: 'everybody sends it again', schedule: drill([...some, ...again(some)]) },
    {
      name: 'an answer is lost',
      schedule: drill(some.map((one) => ({ ...one, lostAnswers: 1, retries: ['same', 'new'] }))),
    },
    { name: 'a call is refused once', schedule: drill(angry(10), { faults: calls('error') }), check: unnoticed },
    { name: 'an answer of a service is lost', schedule: drill(angry(10), { faults: calls('lost') }) },
    { name: 'a service does not answer', schedule: drill(angry(10), { faults: calls('hang') }) },
    { name: 'a service answers too late', schedule: drill(angry(10), { faults: calls('lostHang') }) },
    { name: 'nothing can be recorded', schedule: drill(everything, { outages: [out('dynamodb.PutItem', 60_000)] }) },
    { name: 'the table is away', schedule: drill(some, { outages: [out('dynamodb.*', 60_000)] }) },
    { name: 'no record can be changed', schedule: drill(some, { outages: [out('dynamodb.UpdateItem', 600_000)] }) },
    {
      name: 'no record can be read',
      schedule: drill([...some, ...again(some)], { outages: [out('dynamodb.GetItem', 60_000)] }),
    },
    {
      name: 'nobody analyzes',
      schedule: drill(some, { outages: helpers(60_000, 'comprehend.*', 'lambda.*', 'bedrockruntime.*') }),
    },
    {
      name: 'nobody can be told',
      schedule: drill(some, { outages: helpers(600_000, 'sesv2.*', 'sns.*', 'events.*', 'http.*') }),
    },
    {
      name: 'neither table nor queue',
      schedule: drill(some, { outages: helpers(8_000, 'dynamodb.PutItem', 'sqs.*') }),
    },
    {
      name: 'runs are cut off',
      schedule: drill(angry(34), { cuts: STATES.map((step) => ({ kind: 'submission', index: step, step })) }),
    },
    {
      name: 'many are left to the sweep',
      schedule: drill(angry(40), { outages: helpers(30_000, 'dynamodb.UpdateItem', 'sqs.*') }),
      check: soon,
    },
    {
      name: 'sweeps are cut off',
      schedule: drill(angry(8), {
        outages: helpers(10_000, 'dynamodb.UpdateItem', 'sqs.*'),
        faults: sweepFaults(),
        cuts: sweepCuts(),
      }),
    },
    {
      name: 'a sweep meets a run',
      schedule: drill([{ ...post(content, { id: 1 }), at: 299_900 }], {
        outages: helpers(400_000, 'sesv2.*', 'sns.*').map((one) => ({ ...one, kind: 'late' as const })),
      }),
    },
    ...broken(deployment),
    {
      name: 'nothing can be checked',
      schedule: drill(everything, {
        breaks: [{ point: pointOf(deployment, 'Check Submission'), from: 0, lasts: 60_000 }],
      }),
    },
    { name: 'numbers are taken', schedule: drill(angry(4), { taken: TAKEN }) },
    {
      name: 'numbers are taken, and the function is away',
      schedule: drill(angry(4), { taken: TAKEN, outages: [out('lambda.Invoke', 60_000)] }),
    },
    {
      name: 'replays meet faults',
      schedule: drill(angry(10), { outages: [out('dynamodb.PutItem', 20_000)], faults: replayFaults('error') }),
    },
    {
      name: 'replays get no answers',
      schedule: drill(angry(10), { outages: [out('dynamodb.PutItem', 20_000)], faults: replayFaults('lostHang') }),
    },
    {
      name: 'replays are cut off, and come twice',
      schedule: drill(angry(8), {
        outages: [out('dynamodb.PutItem', 20_000)],
        redeliveries: [0, 3, 5],
        crashes: [
          { run: 1, call: 0 },
          { run: 2, call: 1 },
        ],
        cuts: STATES.map((step) => ({ kind: 'replay', index: step, step })),
      }),
    },
    {
      name: 'people close what replays have opened',
      schedule: drill(angry(8), {
        outages: [out('dynamodb.PutItem', 1_500)],
        redeliveries: [...Array(80).keys()],
        people: [...Array(80).keys()].map((index) => ({ caller: 'replay', index, call: 0, closes: true })),
      }),
    },
    {
      name: 'people write while sweeps and replays do',
      schedule: drill(angry(8), {
        outages: helpers(10_000, 'dynamodb.UpdateItem', 'sqs.*'),
        people: (['sweep', 'replay'] as const).flatMap((caller) =>
          [...Array(8).keys()].map((index) => ({ caller, index, call: 0, closes: false })),
        ),
      }),
    },
    {
      name: 'another template is deployed before the replays',
      schedule: drill([...angry(8), ...again(angry(8))], {
        deploys: true,
        outages: [out('dynamodb.UpdateItem', 9_000), { ...out('dynamodb.PutItem', 3_000), from: 600 }],
        breaks: [...breakPointsOf(deployment).keys()].map((point) => ({ point, from: 3_000 + 40 * point, lasts: 40 })),
      }),
    },
    {
      name: 'little may run at once',
      schedule: drill(withRetries(some), {
        quota: { limit: 1, lasts: 60_000 },
        outages: [out('dynamodb.PutItem', 800)],
      }),
    },
    {
      name: 'parked and sent again',
      schedule: drill(withRetries(some), { outages: [out('dynamodb.PutItem', 2_500)] }),
    },
    {
      name: 'everything is slow',
      schedule: drill(angry(6), { outages: [{ ...out('*', 60_000), kind: 'late', pick: 1 }] }),
    },
    {
      name: 'everything is slower',
      schedule: drill(angry(6), { outages: [{ ...out('*', 60_000), kind: 'late', pick: 0 }] }),
    },
    {
      name: 'the table is away for hours',
      schedule: drill(angry(2), { outages: [out('dynamodb.PutItem', 4 * 3_600_000)] }),
      check: fiveTries,
    },
    {
      name: 'the table is away for an hour',
      schedule: drill(angry(2), { outages: [out('dynamodb.PutItem', 4_500_000)] }),
      check: noneDead,
    },
  ];
}

/** A submission has three numbers to try; that all of them are taken will not happen in the time of this world. */
const TAKEN = [1, 2].flatMap((most) =>
  [...Array(most).keys()].map((attempt) => ({ post: most, attempt: attempt + 1 })),
);

/** The first of what may break in a state. */
function pointOf(deployment: Deployment, name: string): number {
  return breakPointsOf(deployment).findIndex(({ state }) => state === name);
}

/** Every expression breaks for one customer; those of the sweep, for one sweep after the other. */
function broken(deployment: Deployment): Drill[] {
  const content = deployment.form.angry;
  const points = [...breakPointsOf(deployment).entries()];
  const ofSweep = points.filter(([, { machineArn }]) => machineArn !== deployment.formArn);
  const ofForm = points.filter(([, { machineArn }]) => machineArn === deployment.formArn);
  const posts = ofForm.map((_, place) => ({ ...post(content, { id: place }), at: APART * place }));
  return [
    {
      name: 'an expression breaks',
      schedule: {
        ...CALM,
        posts,
        breaks: ofForm.map(([point], place) => ({ point, from: APART * place, lasts: APART })),
      },
    },
    {
      name: 'an expression of the sweep breaks',
      schedule: drill(
        [...Array(3).keys()].map((id) => post(content, { id })),
        {
          outages: helpers(10_000, 'dynamodb.UpdateItem', 'sqs.*'),
          breaks: ofSweep.map(([point], place) => ({ point, from: 300_000 * (place + 2), lasts: 1 })),
        },
      ),
    },
  ];
}

/** Milliseconds between two posts. */
const APART = 150;

function drill(posts: readonly Post[], wrong: Partial<Schedule> = {}): Schedule {
  // One after the other, so that each can be named by its place.
  return { ...CALM, posts: posts.map((one, place) => ({ ...one, at: one.at + APART * place })), ...wrong };
}

function post(content: number, more: Partial<Post>): Post {
  return { at: 0, content, id: null, capitals: false, lostAnswers: 0, retries: [], ...more };
}

function again(posts: readonly Post[]): Post[] {
  return posts.map((one) => ({ ...one, at: one.at + 3_000, capitals: !one.capitals }));
}

function withRetries(posts: readonly Post[]): Post[] {
  return posts.map((one) => ({ ...one, lostAnswers: 2, retries: ['same', 'same'] }));
}

function out(operation: string, lasts: number): Outage {
  return { operation, from: 0, lasts, kind: 'error', pick: 0 };
}

function helpers(lasts: number, ...operations: string[]): Outage[] {
  return operations.map((operation) => out(operation, lasts));
}

function sweepFaults(): Schedule['faults'] {
  return CALLS.map((call) => ({ caller: 'sweep', index: call + 1, call, kind: 'lost', pick: 0 }));
}

function sweepCuts(): Schedule['cuts'] {
  return [2, 3, 4, 5].map((step) => ({ kind: 'sweep', index: step + 12, step }));
}

function replayFaults(kind: FaultKind): Schedule['faults'] {
  return CALLS.map((call) => ({ caller: 'replay', index: call, call, kind, pick: 0 }));
}

/** One refusal is made up for within the run: nobody notices, and nothing is left to a replay. */
function unnoticed({ facts }: World): string | undefined {
  const replayed = facts.executions.some(({ kind }) => kind === 'replay');
  const failed = facts.posts.find(({ seen }) => seen === 'FAILURE');
  const marked = facts.tickets.find(({ ticketId }) => ticketId.startsWith('U-'));
  if (replayed) return 'There was a replay.';
  if (failed !== undefined) return `Customer ${failed.post + 1} saw a failure.`;
  if (marked !== undefined) return `The ticket ${marked.ticketId} has a mark.`;
  return undefined;
}

/** What many customers sent is done within an hour. */
function soon({ facts }: World): string | undefined {
  const last = Math.max(...facts.writes.map(({ at }) => at));
  return last > 3_600_000 ? `The last record was finished after ${last / 1000} s.` : undefined;
}

/** Pauses grow, so that five tries last for more than an hour. */
function fiveTries({ facts, dead }: World): string | undefined {
  const replays = facts.executions.filter(({ kind }) => kind === 'replay');
  const span =
    Math.max(...replays.map(({ startedAt }) => startedAt)) - Math.min(...replays.map(({ startedAt }) => startedAt));
  if (replays.length !== 10) return `There were ${replays.length} replays of two submissions.`;
  if (dead().length !== 2) return `${dead().length} of two messages are dead letters.`;
  return span > 3_600_000 && span < 3 * 3_600_000 ? undefined : `All tries were within ${span / 1000} s.`;
}

function noneDead({ dead }: World): string | undefined {
  return dead().length === 0 ? undefined : 'What an hour of patience could do is a dead letter.';
}
