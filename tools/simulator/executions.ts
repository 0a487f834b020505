/** Runs state machines on the real interpreter, sends each of their calls through the chaos, and cuts some of them off. */
import {
  runStateMachine,
  SeededRandom,
  type Clock,
  type HistoryEvent,
  type Json,
  type JsonObject,
  type Random,
  type RunResult,
} from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import { Calls } from 'sentiment-form-local/lib/services/dispatcher';
import { Faults } from 'sentiment-form-local/lib/services/faults';
import { type Service } from 'sentiment-form-local/lib/services/service';
import type { StateMachineDescription } from 'sentiment-form-local/lib/services/step-functions/description';
import { Integrations } from 'sentiment-form-local/lib/services/step-functions/integrations/integrations';
import { breakPointsOf, broke } from './breaks';
import type { Chaos } from './chaos';
import type { Deployment } from './deployment';
import { brokeAt, type ExecutionFact, type Facts } from './facts';
import type { ExecutionKind, Schedule } from './schedule';

/** What executions are started with. */
export interface ExecutionsOptions {
  /** What is deployed now. */
  readonly deployment: () => Deployment;
  readonly schedule: Schedule;
  readonly clock: Clock;
  readonly services: readonly Service[];
  readonly chaos: Chaos;
  readonly facts: Facts;
  /** Called when an execution has ended. */
  readonly onEnd: () => void;
}

/** One to be started. */
interface Start {
  readonly kind: ExecutionKind;
  readonly machineArn: string;
  readonly input: Json;
  readonly name?: string;
  readonly post?: number;
}

/**
 * An endless loop without calls takes no virtual time, so no time limit ends it. A loop with calls reaches its time limit before it enters
 * so many states.
 */
const MAX_STATES = 50_000;

/** All executions of a simulation. */
export class Executions {
  /** How many are running. */
  public running = 0;

  public constructor(private readonly options: ExecutionsOptions) {}

  /** What the API does with a post. Never resolves for an execution that is cut off. */
  public async submit(body: Json, post: number): Promise<ExecutionFact> {
    return this.run({ kind: 'submission', machineArn: this.options.deployment().formArn, input: body, post });
  }

  /** What a timer does. */
  public async sweep(machineArn: string, input: Json): Promise<ExecutionFact> {
    return this.run({ kind: 'sweep', machineArn, input });
  }

  /** What StartSyncExecution does. Never resolves for an execution that is cut off. */
  public async startSync(machineArn: string, name: string, input: Json): Promise<ExecutionFact> {
    return this.run({ kind: 'replay', machineArn, input, name });
  }

  private async run(start: Start): Promise<ExecutionFact> {
    const { clock, facts, chaos } = this.options;
    const deployment = this.options.deployment();
    const machine = deployment.stateMachines.find(({ arn }) => arn === start.machineArn);
    if (machine === undefined) throw new Error(`The template has no state machine ${start.machineArn}.`);
    const { kind, input, post } = start;
    const index = facts.executions.length;
    const place = facts.executions.filter((execution) => execution.kind === kind).length;
    const broken = chaos.brokenNow(breakPointsOf(deployment)).filter(({ machineArn }) => machineArn === machine.arn);
    const random = new SeededRandom(this.options.schedule.seed + 1_299_709 * (index + 1));
    const name = start.name ?? this.nameOf(start, random);
    const arn = `${machine.arn.replace(':stateMachine:', ':express:')}:${name}:${index}`;
    const startedAt = clock.now();
    const fact: ExecutionFact = { index, kind, place, name, arn, input, post, broken, states: [], startedAt };
    facts.executions.push(fact);
    this.running += 1;
    const result = await this.interpret(broke(machine, broken), fact, random);
    this.running -= 1;
    this.conclude(fact, result);
    return fact.status === 'CUT' ? new Promise(() => undefined) : fact;
  }

  private async interpret(machine: StateMachineDescription, fact: ExecutionFact, random: Random): Promise<RunResult> {
    const { clock } = this.options;
    const controller = new AbortController();
    return runStateMachine(machine.definition, fact.input, {
      invoke: this.invokeOf(fact),
      clock,
      random,
      context: {
        Execution: { Id: fact.arn, Name: fact.name, RoleArn: machine.roleArn },
        StateMachine: { Id: machine.arn, Name: machine.name },
      },
      signal: controller.signal,
      onEvent: this.watcher(fact, controller),
    });
  }

  /** Callers other than the API may choose the names of executions, and use a name twice. Half of the names are as long as a UUID. */
  private nameOf({ post }: Start, random: Random): string {
    const uuid = random.uuid();
    const length = post !== undefined && post % 2 === 0 ? uuid.length : 0;
    return this.options.schedule.isNamed && post !== undefined ? `customer-${post}`.padEnd(length, '-') : uuid;
  }

  private invokeOf({ kind, place, index }: ExecutionFact): Integrations['invoke'] {
    const { services, chaos } = this.options;
    const caller = { kind, index: place, execution: index };
    const around = services.map((service) => chaos.around(service, caller));
    const integrations = new Integrations(new Calls(around, new Faults(around)));
    return (resource, args, context) => {
      this.noteRefusal(integrations.refusalOf(resource));
      return integrations.invoke(resource, args, context);
    };
  }

  /** The workflow would continue without the service and break no law, so the simulation reports it at the end. */
  private noteRefusal(refusal: string | undefined): void {
    if (refusal === undefined) return;
    this.options.facts.slips.push(new Error(`${refusal} Add what is missing in tools/simulator/helpers.ts.`));
  }

  /** Notes which states are entered, and cuts the execution off at one of them. */
  private watcher(fact: ExecutionFact, controller: AbortController): (event: HistoryEvent) => void {
    const cut = this.options.schedule.cuts.find(({ kind, index }) => kind === fact.kind && index === fact.place);
    return (event) => {
      if (!event.type.endsWith('StateEntered')) return;
      const state = String(member(event.stateEnteredEventDetails, 'name'));
      fact.states.push(state);
      if (fact.states.length > MAX_STATES) this.stopCircling(fact, controller);
      if (fact.states.length - 1 !== cut?.step) return;
      fact.lastState = state;
      fact.status = 'CUT';
      controller.abort();
    };
  }

  /** Only a mistake in the definition causes that, so the simulation reports it at the end. */
  private stopCircling({ index }: ExecutionFact, controller: AbortController): void {
    this.options.facts.slips.push(new Error(`Execution ${index + 1} has entered ${MAX_STATES} states.`));
    controller.abort();
  }

  private conclude(fact: ExecutionFact, result: RunResult): void {
    const { clock, facts, onEnd } = this.options;
    fact.endedAt = clock.now();
    if (fact.status === 'CUT' && result.status === 'ABORTED') {
      this.noteCut(fact);
    } else {
      if (brokeAt(fact)) this.noteBreak(fact);
      Object.assign(fact, { status: result.status, output: result.output, error: result.error, cause: result.cause });
    }
    const ticketId = ticketOf(fact);
    if (ticketId !== undefined) facts.tickets.push({ execution: fact.index, ticketId, at: clock.now() });
    onEnd();
  }

  private noteBreak({ index, broken, startedAt }: ExecutionFact): void {
    const where = broken.map(({ state, field }) => `the ${field} of ${state}`).join(' and ');
    const text = `execution ${index + 1} has a definition in which ${where} cannot be evaluated`;
    this.options.facts.mishaps.push({ at: startedAt, kind: 'expression broken', text });
  }

  private noteCut({ index, lastState }: ExecutionFact): void {
    const text = `execution ${index + 1} is cut off at ${lastState}`;
    this.options.facts.mishaps.push({ at: this.options.clock.now(), kind: 'cut off', text });
  }
}

/** The part of StartSyncExecution's answer that a function reads. */
export function envelopeOf(fact: ExecutionFact, machineArn: string): JsonObject {
  const { status = '', output, error, cause } = fact;
  return {
    executionArn: `${machineArn}:${fact.index}`,
    stateMachineArn: machineArn,
    status,
    ...(output !== undefined && { output: JSON.stringify(output) }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

function ticketOf({ kind, status, output }: ExecutionFact): string | undefined {
  if (kind === 'sweep' || status !== 'SUCCEEDED') return undefined;
  const ticketId = member(output, 'ticketId');
  return member(output, 'outcome') === 'ACCEPTED' ? String(ticketId) : undefined;
}
