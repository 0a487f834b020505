// Limits a wait: it ends after a time limit, or by the page's own signal, whichever comes first.

/** The limit of a wait. */
export interface Deadline {
  /** Aborts when the wait ends. */
  readonly signal: AbortSignal;
  /** Call it when the wait is over. */
  clear(): void;
}

/** A deadline after the given milliseconds, or immediately when `stop` aborts. */
export function deadline(milliseconds: number, stop?: AbortSignal): Deadline {
  // Not `AbortSignal.timeout`: after the request, its timer would still keep the process alive.
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
