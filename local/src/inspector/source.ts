import { type JsonObject } from '../asl/contract';
import { type Message } from '../services/ses';
import { type Execution } from '../step-functions/execution-log';

/** What the inspector looks at. */
export interface InspectorSource {
  /** Oldest first, like all lists here. */
  executions(): readonly Execution[];
  outbox(): readonly Message[];
  tables(): Promise<readonly TableContent[]>;
}

/** A table with its items as plain values. */
export interface TableContent {
  readonly name: string;
  /** The construct path. */
  readonly path: string;
  readonly items: readonly JsonObject[];
}
