import { type JsonObject } from '../../base/json';

/** A state machine that can run. */
export interface StateMachineDescription {
  readonly arn: string;
  readonly name: string;
  /** The construct path. */
  readonly path: string;
  readonly type: 'EXPRESS' | 'STANDARD';
  readonly definition: JsonObject;
  readonly roleArn: string;
  /**
   * The customer managed key of the definition.
   * @default a key of AWS
   */
  readonly keyArn?: string;
  /** Whether executions are sampled for X-Ray. */
  readonly tracing: boolean;
  readonly logging: LoggingDescription;
}

/** The part of an execution that is sent to CloudWatch Logs. */
export interface LoggingDescription {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  /** Whether inputs, outputs and other data are logged, too. */
  readonly includeExecutionData: boolean;
  /** @default no log */
  readonly logGroupArn?: string;
}
