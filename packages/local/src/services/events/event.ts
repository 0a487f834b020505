import { JsonObject } from '../../base/json';

/** What one entry of PutEvents is given, checked. */
export interface NewEvent {
  /** The name or the ARN of the bus. */
  readonly bus: string;
  readonly source: string;
  readonly detailType: string;
  readonly detail: JsonObject;
  readonly resources: readonly string[];
  /** Milliseconds since the epoch. @default the time of the call */
  readonly time?: number;
}

/** An event as its bus took it. */
export interface BusEvent {
  readonly id: string;
  readonly source: string;
  readonly detailType: string;
  readonly detail: JsonObject;
  readonly resources: readonly string[];
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** What it was handed to, and by which rule. */
  readonly targets: readonly { readonly rule: string; readonly arn: string }[];
}

/** The event in the form that patterns are compared with and targets get. */
export function eventJson(event: Omit<BusEvent, 'targets'>, busArn: string): JsonObject {
  const [, , , region, account] = busArn.split(':');
  return {
    version: '0',
    id: event.id,
    'detail-type': event.detailType,
    source: event.source,
    account,
    // Without milliseconds, as EventBridge writes it.
    time: new Date(event.time).toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [...event.resources],
    detail: event.detail,
  };
}
