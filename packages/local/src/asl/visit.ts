/** One visit of one state: its definition, its input, and its position in the history. */
import { ErrorName, Failure } from './errors';
import { timestamp, type Branch, type Execution } from './execution';
import type { Json, JsonObject } from '../base/json';

/** How a state ends. Without `next`, the sequence of states ends, too. */
export interface Outcome {
  readonly output: Json;
  readonly next?: string;
  /** New values of variables. */
  readonly assigned?: JsonObject;
}

export class Visit {
  public readonly type: string;
  public readonly usesJsonata: boolean;
  /** The number of retries so far. */
  public retryCount = 0;
  /** Present while a task waits for its task token. */
  public taskToken?: string;
  private readonly enteredEventId: number;
  private readonly precedingEventId: number;
  private readonly enteredAt: number;

  public constructor(
    public readonly branch: Branch,
    public readonly name: string,
    public readonly state: JsonObject,
    /** The state's raw input. */
    public readonly input: Json,
  ) {
    this.type = String(state.Type);
    this.usesJsonata = (state.QueryLanguage ?? branch.execution.language) === 'JSONata';
    this.enteredAt = this.execution.clock.now();
    this.precedingEventId = branch.lastEventId;
    this.enteredEventId = this.record(`${this.type}StateEntered`, {
      name,
      input: this.execution.history.text(input),
      inputDetails: { truncated: false },
    });
  }

  public get execution(): Execution {
    return this.branch.execution;
  }

  /** Adds an event that follows the branch's last one, and that the next one will follow. */
  public record(type: string, details?: JsonObject): number {
    this.branch.lastEventId = this.recordAside(type, details);
    return this.branch.lastEventId;
  }

  /** Adds an event that follows the branch's last one, but that no other event follows. */
  public recordAside(type: string, details?: JsonObject): number {
    return this.execution.history.add(type, this.branch.lastEventId, details);
  }

  /** A failure that the interpreter itself causes, with the text that AWS puts before its cause. */
  public failure(error: string, reason: string): Failure {
    const where = `An error occurred while executing the state '${this.name}' (entered at the event id #${this.enteredEventId}).`;
    return new Failure(error, `${where} ${reason}`);
  }

  /** The state cannot run with this definition or input: nothing catches this. */
  public runtimeFailure(reason: string): Failure {
    return this.failure(ErrorName.RUNTIME, reason);
  }

  /** A JSONata expression that failed, or an input that cannot be used, recorded as an event. */
  public evaluationFailure(location: string | undefined, reason: string): Failure {
    // AWS links the event to the one before the state was entered, if the state has recorded nothing else.
    if (this.branch.lastEventId === this.enteredEventId) this.branch.lastEventId = this.precedingEventId;
    return this.valueFailure(location, reason);
  }

  /**
   * A value that an expression returned and a Wait cannot use: recorded in the same way, but linked to the event of
   * entering the state.
   */
  public valueFailure(location: string | undefined, reason: string): Failure {
    const failure = this.failure(ErrorName.QUERY_EVALUATION_ERROR, reason);
    this.record('EvaluationFailed', {
      error: ErrorName.QUERY_EVALUATION_ERROR,
      cause: failure.cause ?? '',
      ...(location === undefined ? {} : { location }),
      state: this.name,
    });
    return failure;
  }

  /** The context object for this state. */
  public context(mapContext: JsonObject | undefined = this.branch.mapContext): JsonObject {
    const repeats = this.type === 'Task' || this.type === 'Parallel' || this.type === 'Map';
    return {
      ...this.execution.context,
      State: {
        Name: this.name,
        EnteredTime: timestamp(this.enteredAt),
        ...(repeats ? { RetryCount: this.retryCount } : {}),
      },
      ...(mapContext === undefined ? {} : { Map: mapContext }),
      ...(this.taskToken === undefined ? {} : { Task: { Token: this.taskToken } }),
    };
  }
}

/** The next state, according to `Next` or `End`. */
export function nextOf(state: JsonObject): string | undefined {
  return typeof state.Next === 'string' ? state.Next : undefined;
}
