/** An EventBridge connection, as HTTP tasks use it. */
export interface ConnectionDescription {
  readonly name: string;
  readonly arn: string;
  /** The header that shows who calls, e.g. `Authorization`. @default none */
  readonly credentials?: { readonly header: string; readonly value: string };
  /** What is added to every request. @default nothing */
  readonly headers?: readonly ConnectionParameter[];
  readonly query?: readonly ConnectionParameter[];
  readonly body?: readonly ConnectionParameter[];
  /** The secret that keeps the credentials. @default nobody needs to be allowed to read it */
  readonly secretArn?: string;
}

export interface ConnectionParameter {
  readonly key: string;
  readonly value: string;
  /** Whether it is masked where requests are shown. */
  readonly secret: boolean;
}
