/** All that happened in one simulation, for the laws and the report. */
import type { Json, RunResult } from 'sentiment-form-local/lib/asl';
import type { BreakPoint } from './breaks';
import type { Content } from './forms/content';
import type { Item } from './items';
import type { CallerKind, ExecutionKind, Fault } from './schedule';

/** Who made a call: which one of its kind, and which of all executions, if it is one. */
export interface Caller {
  readonly kind: CallerKind;
  readonly index: number;
  readonly execution?: number;
}

/** One call of a service. */
export interface CallFact {
  readonly caller: Caller;
  /** Which call of its caller it is, from 0. */
  readonly number: number;
  /** As `service.operation`. */
  readonly operation: string;
  readonly input: Json;
  readonly at: number;
  readonly fault?: Fault;
  /** The error code that the schedule made of it. */
  injected?: string;
  /** When the call took effect. Undefined if it did not. */
  doneAt?: number;
  /** What the service answered, whether or not it arrived. */
  answer?: Json;
  /** Whether the caller got a good answer. */
  answered: boolean;
}

/** One execution of a state machine. */
export interface ExecutionFact {
  readonly index: number;
  readonly kind: ExecutionKind;
  /** Which one of its kind it is. */
  readonly place: number;
  /** As Step Functions names it, or whoever started it. */
  readonly name: string;
  readonly arn: string;
  readonly input: Json;
  /** The customer's post, for a submission. */
  readonly post?: number;
  /** The expressions of its definition that are broken. */
  readonly broken: readonly BreakPoint[];
  /** The states that it entered. */
  readonly states: string[];
  readonly startedAt: number;
  endedAt?: number;
  /** `CUT` if the execution was cut off. */
  status?: RunResult['status'] | 'CUT';
  output?: Json;
  error?: string;
  cause?: string;
  /** Where it was cut off. */
  lastState?: string;
}

/** One time that a customer sent the form. */
export interface PostFact {
  readonly post: number;
  readonly at: number;
  readonly content: Content;
  /** As it was sent, and parsed as JSON. */
  readonly text: string;
  readonly body: Json;
  /** In lower case. */
  readonly submissionId?: string;
  /** Which attempt of the customer this is, from 0. */
  readonly time: number;
  /** What the customer saw. */
  seen?: 'ACCEPTED' | 'REJECTED' | 'FAILURE' | 'NOTHING';
  /** What was answered, whether or not it arrived. */
  answer?: Json;
  /** The run whose result the answer contains. */
  execution?: number;
}

/** A ticket that an execution gave out, whether or not its answer arrived. */
export interface TicketFact {
  readonly execution: number;
  readonly ticketId: string;
  readonly at: number;
}

/** A change of the table. */
export interface WriteFact {
  readonly at: number;
  readonly key: string;
  readonly before?: Item;
  readonly after: Item;
}

/** An expired item, as it was when DynamoDB deleted it. */
export interface ExpiredFact {
  readonly at: number;
  readonly key: string;
  readonly item: Item;
}

/** What a person did to a record. */
export interface ChangeFact {
  readonly at: number;
  readonly key: string;
  readonly isClosed: boolean;
  /** How many writes there had been when it was done. */
  readonly writes: number;
}

/** Something that went wrong and is not a call. */
export interface Mishap {
  readonly at: number;
  readonly kind:
    | 'cut off'
    | 'function crashed'
    | 'delivered twice'
    | 'answer lost to customer'
    | 'number taken'
    | 'expression broken'
    | 'person came'
    | 'customer throttled'
    | 'function throttled'
    | 'expired'
    | 'deployed';
  readonly text: string;
}

/** The record of a simulation. */
export interface Facts {
  readonly calls: CallFact[];
  readonly executions: ExecutionFact[];
  readonly posts: PostFact[];
  readonly tickets: TicketFact[];
  readonly writes: WriteFact[];
  readonly changes: ChangeFact[];
  readonly expired: ExpiredFact[];
  /** When each message was seen first in the dead-letter queue, by its body. */
  readonly deadSince: Map<string, number>;
  readonly mishaps: Mishap[];
  /** The records that were there before the simulation began. */
  readonly foreign: ReadonlyMap<string, Item>;
  /** What failed in the simulator itself. If there is anything, the laws were not checked. */
  readonly slips: unknown[];
}

/** A record with nothing in it yet. */
export function noFacts(foreign: ReadonlyMap<string, Item>): Facts {
  return {
    calls: [],
    executions: [],
    posts: [],
    tickets: [],
    writes: [],
    changes: [],
    expired: [],
    deadSince: new Map(),
    mishaps: [],
    foreign,
    slips: [],
  };
}

/** Whether an execution entered a state whose expressions are broken. */
export function brokeAt({ broken, states }: ExecutionFact, isIt: (state: string) => boolean = () => true): boolean {
  return broken.some(({ state }) => isIt(state) && states.includes(state));
}
