/**
 * A schedule says everything that may differ from one simulation to the next: who posts what and when, which calls go
 * wrong and how, what is cut off. fast-check makes schedules from a seed, and shrinks the ones that break a law.
 */
import * as fc from 'fast-check';
import { OPERATIONS } from './faults';

/** How a call goes wrong. Shrinking tries the first ones first. */
export const FAULT_KINDS = ['error', 'lost', 'hang', 'lostHang', 'late'] as const;

/**
 * `error`: the service refuses, and nothing happened. `lost`: it happened, and the caller sees an error. `hang`: neither
 * effect nor answer. `lostHang`: it happened, and no answer ever comes. `late`: effect and answer come late, perhaps long
 * after the caller gave up.
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What is wrong with a call, and a number that chooses among the errors of the operation, or how late it is. */
export interface Fault {
  readonly kind: FaultKind;
  readonly pick: number;
}

/** Why an execution was started: by a customer, by the replay function, or by the timer. */
export type ExecutionKind = 'submission' | 'replay' | 'sweep';

/** Who makes calls: an execution, a run of the replay function, what polls the queue for it, or the function that answers. */
export type CallerKind = ExecutionKind | 'function' | 'poller' | 'responder';

/** One call that fails, by its position: the n-th call of the n-th caller of a kind. */
export interface CallFault extends Fault {
  readonly caller: CallerKind;
  readonly index: number;
  readonly call: number;
}

/** An operation that goes wrong for a while, whoever calls it. */
export interface Outage extends Fault {
  /** As `service.operation`, e.g. `dynamodb.PutItem`; `dynamodb.*` is a whole service, `*` is all of them. */
  readonly operation: string;
  readonly from: number;
  readonly lasts: number;
}

/** The n-th execution of a kind, which is cut off when it enters its n-th state: no further step, no answer. */
export interface Cut {
  readonly kind: ExecutionKind;
  readonly index: number;
  readonly step: number;
}

/** A run of the replay function that dies before its n-th call of a service. */
export interface Crash {
  readonly run: number;
  readonly call: number;
}

/** Expressions that are broken for a while, in every execution that begins in that time. A running execution keeps its definition. */
export interface Break {
  /** Which of the expressions in `breaks.ts`. */
  readonly point: number;
  readonly from: number;
  readonly lasts: number;
}

/** A person who looks after the form, from the n-th call of the n-th replay or sweep until its end. */
export interface Person {
  readonly caller: 'replay' | 'sweep';
  readonly index: number;
  readonly call: number;
  /** Whether the person closes open records. Otherwise, the person writes a note into every record. */
  readonly closes: boolean;
}

/** How many functions and synchronous executions may run at the same time, and for how long. */
export interface Concurrency {
  readonly limit: number;
  readonly lasts: number;
}

/** How long things are kept. */
export interface Expiry {
  /** Seconds, for the forms that do not keep their records for ever. */
  readonly records: number;
  /** Milliseconds that DynamoDB takes until it deletes what may be deleted. */
  readonly lag: number;
  /** Seconds that both queues keep a message: long enough for all its tries. */
  readonly messages: number;
}

/** One customer who sends one form, and sends it again if there is no answer. */
export interface Post {
  /** Milliseconds after the beginning. */
  readonly at: number;
  /** Which of the form's contents is sent. */
  readonly content: number;
  /** Which of a few shared submission ids is sent; `null` sends none. */
  readonly id: number | null;
  /** Whether the ID is written in capitals the first time, the third time and so on. */
  readonly capitals: boolean;
  /** Of the answers to this customer, how many are lost on the way. */
  readonly lostAnswers: number;
  /** Whether each retry, after a lost answer or a failure, has the same ID or a new one. */
  readonly retries: readonly ('same' | 'new')[];
}

/** A number that another submission already has when the simulation begins. */
export interface TakenNumber {
  readonly post: number;
  readonly attempt: number;
}

/** Everything that differs between two simulations. */
export interface Schedule {
  /** For jitter, latencies and identifiers. */
  readonly seed: number;
  readonly posts: readonly Post[];
  readonly faults: readonly CallFault[];
  readonly outages: readonly Outage[];
  readonly cuts: readonly Cut[];
  readonly crashes: readonly Crash[];
  readonly breaks: readonly Break[];
  readonly people: readonly Person[];
  /** A small quota. `null` if it is large enough. */
  readonly quota: Concurrency | null;
  /** How soon records and messages expire. `null` if they expire after the end of the simulation. */
  readonly expiry: Expiry | null;
  /** Whether another template is deployed as soon as the last customer has gone. */
  readonly deploys: boolean;
  /** Whether executions get names that are not UUIDs. */
  readonly isNamed: boolean;
  /** Deliveries, by number, that the queue repeats though the message is in flight. */
  readonly redeliveries: readonly number[];
  readonly taken: readonly TakenNumber[];
}

/** After this many milliseconds, everything on a schedule has begun. */
const LAST_POST_AT = 8_000;
const LAST_OUTAGE_AT = 400_000;

const kind = fc.constantFrom(...FAULT_KINDS);
const pick = fc.nat({ max: 9 });

const post: fc.Arbitrary<Post> = fc.record({
  // Most come at almost the same time, so that their executions overlap.
  at: fc.oneof(
    { weight: 12, arbitrary: fc.nat({ max: 300 }) },
    { weight: 8, arbitrary: fc.nat({ max: LAST_POST_AT }) },
    // A moment before the first sweep.
    { weight: 1, arbitrary: fc.integer({ min: 297_000, max: 300_000 }) },
  ),
  content: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 8, arbitrary: fc.nat({ max: 9 }) },
    { weight: 1, arbitrary: fc.nat({ max: 40 }) },
  ),
  id: fc.option(fc.nat({ max: 1 }), { freq: 5 }),
  capitals: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  lostAnswers: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 2 }) }),
  retries: fc.array(fc.constantFrom('same' as const, 'new' as const), { maxLength: 2 }),
});

/** A caller of a kind, and one of its first calls, because there may be no later ones. */
function callsOf(caller: CallerKind, lastCaller: number, lastCall: number): fc.Arbitrary<CallFault> {
  const [index, call] = [fc.nat({ max: lastCaller }), fc.nat({ max: lastCall })];
  return fc.record({ caller: fc.constant(caller), index, call, kind, pick });
}

const callFault = fc.oneof(
  { weight: 8, arbitrary: callsOf('submission', 5, 9) },
  { weight: 4, arbitrary: callsOf('replay', 4, 9) },
  { weight: 2, arbitrary: callsOf('sweep', 2, 4) },
  { weight: 2, arbitrary: callsOf('function', 3, 3) },
  { weight: 1, arbitrary: callsOf('poller', 0, 3) },
);

/** From an outage that retries survive, over one that needs a replay, to one that uses up all tries. */
const outageLength = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 500, max: 5_000 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5_000, max: 60_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 60_000, max: 1_800_000 }) },
  { weight: 1, arbitrary: fc.constant(4 * 3_600_000) },
);

const outage: fc.Arbitrary<Outage> = fc.record({
  operation: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('dynamodb.PutItem', 'dynamodb.UpdateItem', 'sqs.SendMessage') },
    { weight: 3, arbitrary: fc.constantFrom(...OPERATIONS) },
    { weight: 1, arbitrary: fc.constantFrom('dynamodb.*', 'sqs.*', '*') },
  ),
  from: fc.oneof(
    { weight: 2, arbitrary: fc.nat({ max: LAST_POST_AT }) },
    { weight: 1, arbitrary: fc.nat({ max: LAST_OUTAGE_AT }) },
  ),
  lasts: outageLength,
  kind,
  pick,
});

const cut: fc.Arbitrary<Cut> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('submission' as const) },
    { weight: 3, arbitrary: fc.constant('replay' as const) },
    { weight: 1, arbitrary: fc.constant('sweep' as const) },
  ),
  index: fc.nat({ max: 4 }),
  step: fc.nat({ max: 32 }),
});

/** If two break together, one of them may be in the state that handles the error of the other. */
const breaks: fc.Arbitrary<readonly Break[]> = fc.array(
  fc.record({
    point: fc.nat({ max: 999 }),
    from: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: LAST_OUTAGE_AT }) }),
    lasts: outageLength,
  }),
  { minLength: 1, maxLength: 2 },
);

const person: fc.Arbitrary<Person> = fc.record({
  caller: fc.constantFrom('replay' as const, 'sweep' as const),
  index: fc.nat({ max: 4 }),
  call: fc.nat({ max: 9 }),
  closes: fc.boolean(),
});

/** From a time within the replays to one after them. According to AWS, the lag is at most a few days. */
const expiry: fc.Arbitrary<Expiry> = fc.record({
  records: fc.constantFrom(1, 5, 30, 600),
  lag: fc.oneof(
    { weight: 2, arbitrary: fc.nat({ max: 2_000 }) },
    { weight: 1, arbitrary: fc.nat({ max: 48 * 3_600_000 }) },
  ),
  messages: fc.constantFrom(7_200, 14_400),
});

/** A value that one of so many schedules has, and the value of the others. */
function rarely<T, Else>(schedules: number, arbitrary: fc.Arbitrary<T>, otherwise: Else): fc.Arbitrary<T | Else> {
  return fc.oneof({ weight: schedules - 1, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });
}

/** Whether an outage is one of an operation. */
export function concerns({ operation: out }: Outage, operation: string): boolean {
  return out === operation || (out.endsWith('*') && operation.startsWith(out.slice(0, -1)));
}

/** More customers than fit into one page of an index or one batch of a queue. All of them are left to the sweep. */
const MAX_IN_CROWD = 40;

function withCrowd({ crowd, ...schedule }: Schedule & { readonly crowd: number }): Schedule {
  if (crowd === 0) return schedule;
  const [first] = schedule.posts;
  const more = Array.from({ length: crowd }, (_, id) => ({
    ...first,
    id: id + 2,
    retries: [],
    at: first.at + 20 * id,
  }));
  const away = ['dynamodb.UpdateItem', 'sqs.SendMessage'].map((operation): Outage => ({
    operation,
    from: 0,
    lasts: 40_000,
    kind: 'error',
    pick: 0,
  }));
  return { ...schedule, posts: [...schedule.posts, ...more], outages: [...schedule.outages, ...away] };
}

/**
 * That a number already belongs to another submission is next to impossible. Schedules do not combine it with a change of how numbers are
 * computed.
 */
function withoutBoth(schedule: Schedule): Schedule {
  return schedule.deploys ? { ...schedule, taken: [] } : schedule;
}

const drawn: fc.Arbitrary<Schedule & { readonly crowd: number }> = fc.record({
  seed: fc.nat({ max: 1_000_000 }),
  posts: fc.array(post, { minLength: 1, maxLength: 5 }),
  faults: fc.array(callFault, { maxLength: 8 }),
  outages: fc.array(outage, { maxLength: 3 }),
  cuts: fc.array(cut, { maxLength: 2 }),
  crashes: fc.array(fc.record({ run: fc.nat({ max: 3 }), call: fc.nat({ max: 4 }) }), { maxLength: 1 }),
  redeliveries: fc.array(fc.nat({ max: 5 }), { maxLength: 2 }),
  taken: fc.array(fc.record({ post: fc.nat({ max: 4 }), attempt: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }),
  breaks: rarely(6, breaks, []),
  people: rarely(6, fc.array(person, { minLength: 1, maxLength: 3 }), []),
  quota: rarely(10, fc.record({ limit: fc.integer({ min: 1, max: 3 }), lasts: outageLength }), null),
  expiry: rarely(6, expiry, null),
  deploys: rarely(8, fc.constant(true), false),
  crowd: rarely(120, fc.integer({ min: 26, max: MAX_IN_CROWD }), 0),
  isNamed: rarely(10, fc.constant(true), false),
});

/** All schedules. */
export const schedules: fc.Arbitrary<Schedule> = drawn.map(withCrowd).map(withoutBoth);
