/** A request of an HTTP task, as programs and pages may see it: secrets of its connection are `***`. */
export interface Webhook {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly url: string;
  readonly method: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly connectionArn: string;
  /** Whether it left: requests go to this machine only, any other would have been sent. */
  readonly sent: boolean;
  /** The status of the answer. @default there was none, or it was not sent */
  readonly statusCode?: number;
}
