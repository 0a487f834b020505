/**
 * A problem that the user who starts the server can solve. Its message says what is wrong and what to do next, so it is
 * shown alone, without a stack trace.
 */
export class StartError extends Error {
  public constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}
