// What ends a wait: the time that it may take, or the page's own signal, whichever comes first.

/** A wait that has an end. */
export interface Deadline {
  /** Aborts at the end. */
  readonly signal: AbortSignal;
  /** Call it once nobody waits any more. */
  clear(): void;
}

/** A deadline in so many milliseconds, and at once when `stop` aborts. */
export function deadline(milliseconds: number, stop?: AbortSignal): Deadline {
  // Not `AbortSignal.timeout`: a request that is over would still hold its timer, and with it a process.
  const controller = new AbortController();
  const end = () => controller.abort();
  const timer = setTimeout(end, milliseconds);
  stop?.addEventListener('abort', end);
  if (stop?.aborted) end();
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      stop?.removeEventListener('abort', end);
    },
  };
}
