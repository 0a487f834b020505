/** All calls of services go through this. The schedule decides what happens to each call. */
import { SeededRandom, StatesError, type Clock, type Json } from 'sentiment-form-local/lib/asl';
import { ServiceError, type CallContext, type Service } from 'sentiment-form-local/lib/services/service';
import type { BreakPoint } from './breaks';
import type { CallFact, Caller, Facts } from './facts';
import { documentedError, lateness, lostAnswerError, OPERATIONS, THROTTLED } from './faults';
import { Quota, type Limited } from './quota';
import { concerns, type Fault, type Outage, type Schedule } from './schedule';

/** A client that gets no answer stops waiting after this, if nothing stops it before. */
const CLIENT_TIMEOUT = 60_000;
/** What a Lambda function needs to start when it has not run for a while. */
const COLD_START = 450;
const COOLS_DOWN_AFTER = 600_000;
/** What runs in the services that have quotas. */
const LIMITED: Readonly<Record<string, Limited>> = { lambda: 'lambda', states: 'states' };

/** Decides what happens to calls, and records them. */
export class Chaos {
  /** Counts what runs at the same time. */
  public readonly quota = new Quota(() => this.limitNow());
  /** Ends outages, so that law 7 can be checked. There are few single faults, which may come later. */
  private calm = false;
  private readonly counts = new Map<string, number>();
  private warmUntil = -1;

  public constructor(
    private readonly schedule: Schedule,
    private readonly clock: Clock,
    private readonly facts: Facts,
    private readonly watcher: {
      /** Called just before a service does something. */
      readonly onArrival: (call: CallFact) => Promise<void>;
      /** Called when a service has done something. */
      readonly onEffect: () => void;
    },
  ) {}

  /** Ends all outages. */
  public calmDown(): void {
    this.calm = true;
  }

  /** The expressions that are broken in an execution that begins now. */
  public brokenNow(points: readonly BreakPoint[]): BreakPoint[] {
    if (this.calm || points.length === 0) return [];
    const now = this.clock.now();
    return this.schedule.breaks
      .filter(({ from, lasts }) => now >= from && now < from + lasts)
      .map(({ point }) => points[point % points.length]);
  }

  /** A service as one caller sees it. */
  public around(service: Service, caller: Caller): Service {
    return {
      name: service.name,
      operations: service.operations,
      modelledErrors: service.modelledErrors,
      call: (operation, input, context) => this.call(service, operation, input, caller, context),
    };
  }

  private async call(
    service: Service,
    operation: string,
    input: Json,
    caller: Caller,
    context: CallContext,
  ): Promise<Json> {
    const fact = this.note(`${service.name}.${operation}`, input, caller);
    this.checkErrors(fact.operation);
    const { clock } = this;
    const random = new SeededRandom(
      this.schedule.seed + 7_919 * (caller.execution ?? caller.index) + 104_729 * fact.number,
    );
    const there = 2 + Math.floor(random.next() * 25) + this.coldStart(service.name);
    const back = 2 + Math.floor(random.next() * 25);
    const act = async (): Promise<Json> => {
      await this.watcher.onArrival(fact);
      const answer = await service.call(operation, input, context).catch((error: unknown) => this.refused(error));
      fact.doneAt = clock.now();
      fact.answer = answer;
      this.watcher.onEffect();
      return answer;
    };
    const limited = fact.operation in THROTTLED ? LIMITED[service.name] : undefined;
    const work = async (): Promise<Json> => {
      await clock.sleep(fact.fault?.kind === 'late' ? lateness(fact.fault.pick) : there);
      return fact.fault === undefined
        ? this.answered(fact, await act(), back, context)
        : this.misbehave(fact, fact.fault, act, back, context);
    };
    return limited === undefined ? work() : this.quota.during(limited, work);
  }

  /** No call of this operation could fail, so the simulation reports it at the end. */
  private checkErrors(operation: string): void {
    if (OPERATIONS.includes(operation)) return;
    this.facts.slips.push(
      new Error(`No errors are known for ${operation}. Add those that AWS documents in tools/simulator/faults.ts.`),
    );
  }

  private async answered(fact: CallFact, answer: Json, back: number, { signal }: CallContext): Promise<Json> {
    await this.clock.sleep(back);
    fact.answered = signal?.aborted !== true;
    return answer;
  }

  private limitNow(): number {
    const { quota } = this.schedule;
    return this.calm || quota === null || this.clock.now() >= quota.lasts ? Infinity : quota.limit;
  }

  private async misbehave(
    fact: CallFact,
    fault: Fault,
    act: () => Promise<Json>,
    back: number,
    context: CallContext,
  ): Promise<Json> {
    const { operation } = fact;
    if (fault.kind === 'error') throw injected(fact, documentedError(operation, fault.pick));
    if (fault.kind === 'hang') return this.hang(context);
    if (fault.kind === 'late') return this.answered(fact, await act(), back, context);
    await settled(act());
    await this.clock.sleep(back);
    if (fault.kind === 'lostHang') return this.hang(context);
    throw injected(fact, lostAnswerError(operation, fault.pick));
  }

  /** Any other error is a bug of the simulator, and must not be treated as a failed call. */
  private refused(error: unknown): never {
    if (!(error instanceof ServiceError)) this.facts.slips.push(error);
    throw error;
  }

  private async hang({ signal }: CallContext): Promise<never> {
    await this.clock.sleep(CLIENT_TIMEOUT, signal);
    throw new StatesError('States.Timeout', 'The service did not answer.');
  }

  private note(operation: string, input: Json, caller: Caller): CallFact {
    const counter = `${caller.kind} ${caller.index}`;
    const number = this.counts.get(counter) ?? 0;
    this.counts.set(counter, number + 1);
    const fault = this.faultOf(operation, caller, number);
    const fact: CallFact = { caller, number, operation, input, at: this.clock.now(), fault, answered: false };
    this.facts.calls.push(fact);
    return fact;
  }

  private faultOf(operation: string, caller: Caller, number: number): Fault | undefined {
    const now = this.clock.now();
    return (
      this.schedule.faults.find(
        (fault) => fault.caller === caller.kind && fault.index === caller.index && fault.call === number,
      ) ??
      this.outages().find(
        (outage) => concerns(outage, operation) && now >= outage.from && now < outage.from + outage.lasts,
      ) ??
      this.throttled(operation)
    );
  }

  private outages(): readonly Outage[] {
    return this.calm ? [] : this.schedule.outages;
  }

  private throttled(operation: string): Fault | undefined {
    const [service] = operation.split('.');
    const isThrottled = operation in THROTTLED && !this.quota.hasRoom(LIMITED[service]);
    return isThrottled ? { kind: 'error', pick: THROTTLED[operation] } : undefined;
  }

  private coldStart(service: string): number {
    if (service !== 'lambda') return 0;
    const now = this.clock.now();
    const isCold = now > this.warmUntil;
    this.warmUntil = now + COOLS_DOWN_AFTER;
    return isCold ? COLD_START : 0;
  }
}

function injected(fact: CallFact, error: Error): Error {
  fact.injected = error instanceof StatesError ? error.error : error.name;
  return error;
}

/** If the service itself refused the call, that refusal is lost. */
async function settled(work: Promise<Json>): Promise<void> {
  await work.catch(() => undefined);
}
