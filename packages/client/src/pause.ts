// The pause before another attempt.
import { deadline } from './deadline.js';

// The first pause is up to half a second, each further one up to twice as long, and none longer than a person will wait.
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 8_000;

/**
 * The pause after a failed attempt, in milliseconds. It is random ("full jitter"), so that pages that failed at the same
 * time do not retry at the same time.
 *
 * @param tries the number of failed attempts
 */
export function pauseAfter(tries: number): number {
  return Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), MAX_PAUSE_MS);
}

/** The delay in a `Retry-After` header, in milliseconds. The header contains seconds or a date (RFC 9110, section 10.2.3). */
export function askedPause(retryAfter: string | null): number {
  const seconds = Number(retryAfter);
  const pause = retryAfter && isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return pause > 0 ? pause : 0;
}

/** Waits, at most until `stop` aborts. */
export async function sleep(milliseconds: number, stop?: AbortSignal): Promise<void> {
  const { signal, clear } = deadline(milliseconds, stop);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  clear();
}
