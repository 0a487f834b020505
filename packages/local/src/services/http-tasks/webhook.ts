/** A request of an HTTP task, for programs and pages: secrets of its connection are `***`. */
export interface Webhook {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly url: string;
  readonly method: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly connectionArn: string;
  /** Whether it was sent: only requests to this machine are. */
  readonly sent: boolean;
  /**
   * The status of the response.
   * @default there was none, or the request was not sent
   */
  readonly statusCode?: number;
}
