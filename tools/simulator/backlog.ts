/**
 * How long it takes until a backlog is replayed: so many records are PENDING, and the template's sweep, queue, event source
 * and workflow do the rest on a virtual clock. Every call takes the same time, and none fails.
 */
import { runStateMachine, SeededRandom, VirtualClock, type Json, type JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import { Comprehend } from 'sentiment-form-local/lib/services/comprehend/comprehend';
import { Calls } from 'sentiment-form-local/lib/services/dispatcher';
import { Faults } from 'sentiment-form-local/lib/services/faults';
import type { Service } from 'sentiment-form-local/lib/services/service';
import { Ses } from 'sentiment-form-local/lib/services/ses/ses';
import { Sqs } from 'sentiment-form-local/lib/services/sqs/sqs';
import { Integrations } from 'sentiment-form-local/lib/services/step-functions/integrations/integrations';
import type { Deployment } from './deployment';
import { textOf } from './records';
import { Store } from './store';

/** The result for a backlog. Times are seconds since the first sweep. */
export interface Drained {
  /** When the last submission was open. */
  readonly seconds: number;
  /** How long the longest sweep took. */
  readonly longestSweep: number;
  readonly sweeps: number;
  readonly emails: number;
  /** The most requests that Comprehend had in one second. */
  readonly mostAnalyzed: number;
}

/** The sweep looks for what is older than five minutes. */
const AGE = 600_000;

/** Replays a backlog of this size, with services that take this many milliseconds for each call. */
export async function drainBacklog(deployment: Deployment, count: number, latency: number): Promise<Drained> {
  return new Backlog(deployment, count, latency).drain();
}

class Backlog {
  private readonly clock = new VirtualClock();
  private readonly start = this.clock.now();
  private readonly store: Store;
  private readonly sqs: Sqs;
  private readonly ses = new Ses({ now: () => this.clock.now() });
  private emails = 0;
  private readonly analyzed = new Map<number, number>();
  private readonly end = new AbortController();
  private readonly sweeps: number[] = [];
  private opened = 0;
  private lastOpened = 0;

  public constructor(
    private readonly deployment: Deployment,
    private readonly count: number,
    private readonly latency: number,
  ) {
    const { clock } = this;
    this.sqs = new Sqs(deployment.queues, { clock, random: new SeededRandom(1) });
    this.store = new Store(deployment.table, { clock, onWrite: (_key, before, after) => this.written(before, after) });
    for (let number = 0; number < count; number++) this.store.place(unfinished(number, this.start - AGE + number));
  }

  public async drain(): Promise<Drained> {
    const { signal } = this.end;
    const workers = this.deployment.eventSources.flatMap(({ queueArn, batchSize, maxConcurrency }) =>
      Array.from({ length: maxConcurrency }, async () => this.replay(queueArn, batchSize)),
    );
    this.deployment.timers.forEach(({ everyMillis, stateMachineArn, input }) => {
      void this.sweepEvery(everyMillis, stateMachineArn, input);
    });
    while (this.opened < this.count) await this.clock.sleep(1000, signal);
    this.end.abort();
    await Promise.all(workers);
    return {
      seconds: (this.lastOpened - this.start) / 1000,
      longestSweep: Math.max(...this.sweeps) / 1000,
      sweeps: this.sweeps.length,
      emails: this.emails,
      mostAnalyzed: Math.max(...this.analyzed.values()),
    };
  }

  private written(before: JsonObject | undefined, after: JsonObject): void {
    if (textOf(after, 'attention') !== 'OPEN' || textOf(before ?? {}, 'attention') === 'OPEN') return;
    this.opened += 1;
    this.lastOpened = this.clock.now();
  }

  private async sweepEvery(millis: number, machineArn: string, input: Json): Promise<void> {
    const { signal } = this.end;
    while (!signal.aborted) {
      const began = this.clock.now();
      await this.run(machineArn, 'sweep', input);
      this.sweeps.push(this.clock.now() - began);
      await this.clock.sleep(began + millis - this.clock.now(), signal);
    }
  }

  /** One of the function's environments: it takes a batch, and the next one when all of it is done. */
  private async replay(queueArn: string, batchSize: number): Promise<void> {
    const { signal } = this.end;
    const queueUrl = this.deployment.queues.find(({ arn }) => arn === queueArn)?.url ?? '';
    const request = {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: batchSize,
      WaitTimeSeconds: 20,
      AttributeNames: ['All'],
    };
    while (!signal.aborted) {
      const messages = member(await this.sqs.call('ReceiveMessage', request, { signal }), 'Messages');
      if (!Array.isArray(messages)) continue;
      await Promise.all(messages.map(async (message) => this.replayOne(queueUrl, message as JsonObject)));
    }
  }

  private async replayOne(queueUrl: string, { MessageId, Body, ReceiptHandle }: JsonObject): Promise<void> {
    const input = JSON.parse(String(Body)) as Json;
    await this.run(this.deployment.formArn, `replay-${String(MessageId)}-1`, input);
    await this.sqs.call('DeleteMessage', { QueueUrl: queueUrl, ReceiptHandle }, {});
  }

  private async run(machineArn: string, name: string, input: Json): Promise<void> {
    const machine = this.deployment.stateMachines.find(({ arn }) => arn === machineArn);
    if (machine === undefined) throw new Error(`The template has no state machine ${machineArn}.`);
    const services = [this.store, this.ses, new Comprehend(), this.sqs].map((service) => this.slow(service));
    const { invoke } = new Integrations(new Calls(services, new Faults(services)));
    const { status, error, cause } = await runStateMachine(machine.definition, input, {
      invoke,
      clock: this.clock,
      random: new SeededRandom(1),
      context: { Execution: { Name: name, RoleArn: machine.roleArn }, StateMachine: { Id: machineArn, Name: name } },
      historyLimit: Infinity,
    });
    if (status !== 'SUCCEEDED') throw new Error(`${name} ended as ${status}: ${error}: ${cause}`);
  }

  private slow(service: Service): Service {
    const call: Service['call'] = async (operation, input, context) => {
      if (service.name === 'comprehend') this.countAnalysis();
      if (service.name === 'sesv2') this.emails += 1;
      await this.clock.sleep(this.latency);
      return service.call(operation, input, context);
    };
    return { name: service.name, operations: service.operations, modelledErrors: service.modelledErrors, call };
  }

  private countAnalysis(): void {
    const second = Math.floor(this.clock.now() / 1000);
    this.analyzed.set(second, (this.analyzed.get(second) ?? 0) + 1);
  }
}

/** The record of a run that ended right after it had written it. */
function unfinished(number: number, receivedAt: number): JsonObject {
  const referenceNumber = `TEST-${String(number).padStart(8, '0')}`;
  return {
    referenceNumber: { S: referenceNumber },
    ticketId: { S: referenceNumber },
    submissionId: { S: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` },
    contentHash: { S: 'a'.repeat(64) },
    receivedAt: { S: new Date(receivedAt).toISOString() },
    fields: { M: { message: { S: 'This is terrible, I want my money back.' } } },
    attention: { S: 'PENDING' },
  };
}
