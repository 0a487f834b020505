/** An EventBridge connection, as used by HTTP tasks. */
export interface ConnectionDescription {
  readonly name: string;
  readonly arn: string;
  /**
   * The header with the credentials, e.g. `Authorization`.
   * @default none
   */
  readonly credentials?: { readonly header: string; readonly value: string };
  /** What is added to every request. @default nothing */
  readonly headers?: readonly ConnectionParameter[];
  readonly query?: readonly ConnectionParameter[];
  readonly body?: readonly ConnectionParameter[];
  /**
   * The secret that contains the credentials.
   * @default no permission to read it is needed
   */
  readonly secretArn?: string;
}

export interface ConnectionParameter {
  readonly key: string;
  readonly value: string;
  /** Whether it is masked when requests are shown. */
  readonly secret: boolean;
}
