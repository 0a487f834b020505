/**
 * Something that starts its targets at certain times: a schedule of EventBridge Scheduler, or a rule with a schedule
 * expression.
 */
export interface ScheduleDescription {
  readonly name: string;
  readonly arn: string;
  /** As in the template, e.g. `rate(5 minutes)`. */
  readonly expression: string;
  /** When it is due; undefined for an expression that does not run here, so that only a program can start it. */
  readonly timing?: Timing;
  readonly enabled: boolean;
  /**
   * The start and end of a rate, in milliseconds since the epoch.
   * @default none
   */
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly targets: readonly ScheduleTarget[];
}

/** `rate(...)` or `at(...)`. */
export type Timing =
  { readonly kind: 'rate'; readonly milliseconds: number } | { readonly kind: 'at'; readonly time: number };

/** The target. */
export interface ScheduleTarget {
  readonly kind: 'state machine' | 'function';
  readonly arn: string;
  /**
   * The role with which it is started.
   * @default the target's own policy decides
   */
  readonly roleArn?: string;
  /**
   * JSON text.
   * @default the event that AWS creates
   */
  readonly input?: string;
  /** The service that creates that event. */
  readonly source: 'aws.scheduler' | 'aws.events';
}
