/** An error as AWS's JSON protocol reports it, e.g. `InvalidExecutionInput` with status 400. */
export class AwsError extends Error {
  public constructor(
    /** The namespaced shape, as it stands in `__type`. */
    public readonly type: string,
    message: string,
    public readonly status = 400,
  ) {
    super(message);
    this.name = 'AwsError';
  }
}
