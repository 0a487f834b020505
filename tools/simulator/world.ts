/**
 * One simulation: the deployed form backend with its services, customers, queue and timers on one virtual clock, run
 * through a schedule and then, without faults, until everything is at rest.
 */
import { SeededRandom, VirtualClock } from 'sentiment-form-local/lib/asl';
import { Sqs } from 'sentiment-form-local/lib/services/sqs/sqs';
import { Chaos } from './chaos';
import { Clients, contentOfPost, sharedId } from './clients';
import type { Deployment, Timer } from './deployment';
import { Executions } from './executions';
import { endOf, shortLived } from './expiry';
import { noFacts, type Facts } from './facts';
import { recordedOf } from './forms/content';
import { FunctionRuns, Functions } from './functions';
import { helpers } from './helpers';
import { HttpEndpoint } from './http-endpoint';
import type { Item } from './items';
import { contentHashOf, referenceNumbersOf } from './numbers';
import { People } from './people';
import { Poller } from './poller';
import { textOf, attentionOf } from './records';
import type { Schedule } from './schedule';
import { Store } from './store';
import { tomorrowOf } from './tomorrow';

/** What can be seen of a simulation while it runs and when it is over. */
export interface World {
  readonly deployment: Deployment;
  readonly facts: Facts;
  readonly schedule: Schedule;
  readonly now: () => number;
  readonly items: () => readonly Item[];
  /** The bodies of messages that will be tried again, and of those that were tried too often. */
  readonly waiting: () => readonly string[];
  readonly dead: () => readonly string[];
  /** Whether nothing was left to do at the end. */
  readonly isAtRest: () => boolean;
}

/** How far an index, or an eventually consistent read, lags behind. */
const LAG = 900;
/** How often it is checked whether anything is left to do. */
const STEP = 30_000;
/** What is not finished a day after the last fault never will be. */
const PATIENCE = 24 * 3_600_000;

/**
 * Runs a schedule.
 *
 * @param watch called whenever the table, the queue or the answers have changed
 */
export async function simulate(
  deployment: Deployment,
  schedule: Schedule,
  watch: (world: World) => void = () => undefined,
): Promise<World> {
  const { expiry } = schedule;
  const deployed = expiry === null ? deployment : shortLived(deployment, expiry);
  const simulation = new Simulation(deployed, schedule, watch);
  await simulation.run();
  return simulation;
}

class Simulation implements World {
  public readonly facts: Facts;
  private readonly clock = new VirtualClock(0);
  private readonly end = new AbortController();
  private readonly store: Store;
  private readonly sqs: Sqs;
  private readonly chaos: Chaos;
  private readonly executions: Executions;
  private readonly runs: FunctionRuns;
  private readonly endpoint: HttpEndpoint;
  private deployed: Deployment;

  public constructor(
    public readonly deployment: Deployment,
    public readonly schedule: Schedule,
    private readonly watch: (world: World) => void,
  ) {
    const { clock } = this;
    const facts = noFacts(new Map(foreignRecords(deployment, schedule)));
    this.facts = facts;
    this.deployed = deployment;
    this.store = new Store(deployment.table, { clock, lag: LAG, onWrite: (...write) => this.written(...write) });
    const people = new People(schedule, facts, this.store);
    this.chaos = new Chaos(schedule, clock, facts, {
      onArrival: async (call) => {
        this.expire();
        await people.meet(call, this);
      },
      onEffect: () => this.changed(),
    });
    this.sqs = new Sqs(deployment.queues, { clock, random: new SeededRandom(schedule.seed + 3) });
    const now = () => this.deployed;
    const services = [new Functions(now, clock), this.store, this.sqs, ...helpers(deployment, clock)];
    const { chaos } = this;
    const onEnd = () => this.changed();
    this.executions = new Executions({ deployment: now, schedule, clock, services, chaos, facts, onEnd });
    this.runs = new FunctionRuns({ deployment, schedule, clock, chaos, facts, services: [this.sqs] }, this.executions);
    const ids = new SeededRandom(schedule.seed + 7);
    this.endpoint = new HttpEndpoint({
      deployment,
      clock,
      chaos,
      executions: this.executions,
      facts,
      uuid: () => ids.uuid(),
    });
  }

  public readonly now = (): number => this.clock.now();
  public readonly items = (): readonly Item[] => this.store.items();
  public readonly waiting = (): readonly string[] => this.bodies(({ redrive }) => redrive !== undefined);
  public readonly dead = (): readonly string[] => this.bodies(({ redrive }) => redrive === undefined);

  public readonly isAtRest = (): boolean =>
    this.executions.running === 0 &&
    this.runs.running === 0 &&
    this.waiting().length === 0 &&
    this.items().every((item) => attentionOf(item) !== 'PENDING' || this.isForeign(item));

  public async run(): Promise<void> {
    for (const [referenceNumber, item] of this.facts.foreign) this.place(referenceNumber, item);
    this.startPollers();
    this.deployment.timers.forEach((timer) => void this.sweep(timer));
    const { schedule, clock, facts } = this;
    await new Clients({ form: this.deployment.form, schedule, clock, endpoint: this.endpoint, facts }).run();
    if (schedule.deploys) this.deploy();
    await this.outlastOutages();
    this.chaos.calmDown();
    await this.comeToRest();
    await this.comeToAnEnd();
    this.end.abort();
    const [slip] = facts.slips;
    if (slip !== undefined) throw slip;
  }

  private deploy(): void {
    this.deployed = tomorrowOf(this.deployment);
    this.facts.mishaps.push({
      at: this.now(),
      kind: 'deployed',
      text: 'a template is deployed that makes other numbers',
    });
  }

  private startPollers(): void {
    const { deployment, schedule, clock, chaos, facts, sqs, runs } = this;
    const { signal } = this.end;
    for (const source of deployment.eventSources) {
      void new Poller(source, { deployment, schedule, clock, chaos, facts, sqs, runs, signal }).poll();
    }
  }

  private async sweep({ everyMillis, stateMachineArn, input }: Timer): Promise<void> {
    const { signal } = this.end;
    for (;;) {
      await this.clock.sleep(everyMillis, signal);
      if (signal.aborted) return;
      void this.executions.sweep(stateMachineArn, input);
    }
  }

  /** Faults may continue as long as there are calls that they can affect. */
  private async outlastOutages(): Promise<void> {
    const { outages, breaks, quota } = this.schedule;
    const over = Math.max(quota?.lasts ?? 0, ...[...outages, ...breaks].map(({ from, lasts }) => from + lasts));
    while (this.now() < over && !this.isAtRest()) await this.clock.sleep(Math.min(STEP, over - this.now()));
  }

  private async comeToRest(): Promise<void> {
    const patience = this.now() + PATIENCE;
    do {
      await this.clock.sleep(STEP);
      // Everything else that happens at this moment comes first.
      await this.clock.sleep(0);
      this.changed();
    } while (!this.isAtRest() && this.now() < patience);
  }

  /** Dead letters expire, too. */
  private async comeToAnEnd(): Promise<void> {
    const { expiry } = this.schedule;
    if (expiry === null || this.dead().length === 0) return;
    await this.clock.sleep(expiry.messages * 1000);
    this.changed();
  }

  /** Deletes what DynamoDB may delete by now. */
  private expire(): void {
    const { expiry } = this.schedule;
    if (expiry === null) return;
    const { timeToLiveAttribute } = this.deployment.table;
    for (const item of this.items()) {
      if (endOf(item, timeToLiveAttribute) + expiry.lag > this.now()) continue;
      const key = textOf(item, this.deployment.table.partitionKey.name) ?? '';
      this.store.expire(item);
      this.facts.expired.push({ at: this.now(), key, item });
      this.facts.mishaps.push({ at: this.now(), kind: 'expired', text: `the item ${key} comes to its end` });
    }
  }

  private written(key: string, before: Item | undefined, after: Item): void {
    this.facts.writes.push({ at: this.now(), key, before, after });
    this.changed();
  }

  private changed(): void {
    const { deadSince } = this.facts;
    for (const body of this.dead()) if (!deadSince.has(body)) deadSince.set(body, this.now());
    this.watch(this);
  }

  private bodies(wanted: (queue: Deployment['queues'][number]) => boolean): string[] {
    return this.deployment.queues.filter(wanted).flatMap(({ name }) => this.sqs.messages(name).map(({ body }) => body));
  }

  private place(referenceNumber: string, item: Item): void {
    this.store.place({ ...item, [this.deployment.table.partitionKey.name]: { S: referenceNumber } });
    const text = `the number ${referenceNumber} is another submission's before anything begins`;
    this.facts.mishaps.push({ at: 0, kind: 'number taken', text });
  }

  private isForeign(item: Item): boolean {
    return this.facts.foreign.has(textOf(item, this.deployment.table.partitionKey.name) ?? '');
  }
}

/** Records of other submissions, with the numbers that posts of the schedule will get. */
function* foreignRecords({ form }: Deployment, schedule: Schedule): Iterable<[string, Item]> {
  for (const { post, attempt } of schedule.taken) {
    const { id, content } = schedule.posts[post % schedule.posts.length];
    if (id === null) continue;
    const submissionId = sharedId(schedule.seed, id);
    const kept = recordedOf(contentOfPost(form, content));
    const referenceNumber = referenceNumbersOf(submissionId, contentHashOf(form, kept))[attempt - 1];
    const item = {
      ticketId: { S: referenceNumber },
      submissionId: { S: '00000000-0000-4000-8000-000000000000' },
      contentHash: { S: '0'.repeat(64) },
      receivedAt: { S: '1969-12-31T00:00:00.000Z' },
      fields: { M: { message: { S: 'Somebody else wrote this.' } } },
      sentiment: { S: 'NEUTRAL' },
    };
    yield [referenceNumber, item];
  }
}
