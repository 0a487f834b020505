/** Something that starts its targets by the clock: a schedule of EventBridge Scheduler, or a rule with an expression. */
export interface ScheduleDescription {
  readonly name: string;
  readonly arn: string;
  /** As it stands in the template, e.g. `rate(5 minutes)`. */
  readonly expression: string;
  /** When it is due; undefined where this is not run here, so that only a program can start it. */
  readonly timing?: Timing;
  readonly enabled: boolean;
  /** The bounds of a rate, in milliseconds since the epoch. @default none */
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly targets: readonly ScheduleTarget[];
}

/** `rate(...)` or `at(...)`. */
export type Timing =
  { readonly kind: 'rate'; readonly milliseconds: number } | { readonly kind: 'at'; readonly time: number };

/** What is started. */
export interface ScheduleTarget {
  readonly kind: 'state machine' | 'function';
  readonly arn: string;
  /** The role as which it is started. @default the target's own policy decides */
  readonly roleArn?: string;
  /** JSON text. @default the event that AWS makes */
  readonly input?: string;
  /** Who makes that event. */
  readonly source: 'aws.scheduler' | 'aws.events';
}
