import { type Handler } from './listen';

/** A handler that can be used by a server before it is set: the parts behind it may need the port. */
export interface DeferredHandler {
  /** Keeps requests waiting until `use` is called. */
  readonly handle: Handler;
  /** Sets the handler, and answers the waiting requests first. */
  use(handler: Handler): void;
}

/** Creates an empty handler. */
export function createDeferredHandler(): DeferredHandler {
  let use: DeferredHandler['use'] = () => undefined;
  const made = new Promise<Handler>((resolve) => {
    use = resolve;
  });
  return { handle: async (...request) => (await made)(...request), use };
}
