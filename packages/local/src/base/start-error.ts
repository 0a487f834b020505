/**
 * A problem that the person who starts the server can do something about. Its message says what is wrong and what to do
 * next, so whoever catches it shows the message alone, without a stack trace.
 */
export class StartError extends Error {
  public constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}
