import { type Handler } from './listen';

/** A handler that can be listened with before it is made: the parts behind it may need to know the port. */
export interface DeferredHandler {
  /** Keeps requests waiting until `use`. */
  readonly handle: Handler;
  /** Answers from now on, first the requests that came already. */
  use(handler: Handler): void;
}

/** Makes a handler that nothing is behind yet. */
export function createDeferredHandler(): DeferredHandler {
  let use: DeferredHandler['use'] = () => undefined;
  const made = new Promise<Handler>((resolve) => {
    use = resolve;
  });
  return { handle: async (...request) => (await made)(...request), use };
}
