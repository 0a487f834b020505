import { type JsonObject } from '../../base/json';

/** A state machine that can be run. */
export interface StateMachineDescription {
  readonly arn: string;
  readonly name: string;
  /** The construct path. */
  readonly path: string;
  readonly type: 'EXPRESS' | 'STANDARD';
  readonly definition: JsonObject;
  readonly roleArn: string;
  /** The customer's key that the definition is encrypted with. @default a key of AWS */
  readonly keyArn?: string;
  /** Whether executions are sampled for X-Ray. */
  readonly tracing: boolean;
  readonly logging: LoggingDescription;
}

/** What of an execution goes to CloudWatch Logs. */
export interface LoggingDescription {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  /** Whether inputs, outputs and the like are logged too. */
  readonly includeExecutionData: boolean;
  /** @default nothing is logged anywhere */
  readonly logGroupArn?: string;
}
