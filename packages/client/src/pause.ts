// How long to wait before another try, and the waiting itself.
import { deadline } from './deadline.js';

// The first pause is up to half a second, each further one up to twice as long, and none longer than what a person bears.
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 8_000;

/**
 * The pause after a try that failed, in milliseconds. All of it is left to chance ("full jitter"), so that pages that failed
 * together do not come back together.
 *
 * @param tries how many have failed so far
 */
export function pauseAfter(tries: number): number {
  return Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), MAX_PAUSE_MS);
}

/** What a `Retry-After` header asks for, in milliseconds: it is a number of seconds or a date (RFC 9110, section 10.2.3). */
export function askedPause(retryAfter: string | null): number {
  const seconds = Number(retryAfter);
  const pause = retryAfter && isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return pause > 0 ? pause : 0;
}

/** Waits, though not a moment longer than until `stop` aborts. */
export async function sleep(milliseconds: number, stop?: AbortSignal): Promise<void> {
  const { signal, clear } = deadline(milliseconds, stop);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  clear();
}
