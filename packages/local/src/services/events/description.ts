import { type JsonObject } from '../../base/json';

/** An EventBridge event bus. */
export interface EventBusDescription {
  readonly name: string;
  readonly arn: string;
  /** The enabled rules with a pattern. @default no event starts anything */
  readonly rules?: readonly EventRuleDescription[];
}

export interface EventRuleDescription {
  readonly name: string;
  readonly arn: string;
  readonly pattern: JsonObject;
  readonly targets: readonly EventTargetDescription[];
}

/** A queue, function or state machine that gets the events of a rule. */
export interface EventTargetDescription {
  readonly arn: string;
  /** What it gets. @default the whole event */
  readonly input?: EventInput;
  /** The role as which EventBridge starts it. @default the target's own policy decides */
  readonly roleArn?: string;
  /** The queue for events that cannot be delivered. @default they are lost */
  readonly deadLetterArn?: string;
}

/** JSON text, a part of the event by its path, or a text with parts of the event in it. */
export type EventInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'template'; readonly template: string; readonly paths: Readonly<Record<string, string>> };
