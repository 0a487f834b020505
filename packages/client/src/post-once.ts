// One attempt: a request, and whatever becomes of it.
import { failed, FormAnswer } from './answer.js';
import { deadline } from './deadline.js';
import { readAnswer } from './read-answer.js';

/** What one attempt came to. */
export interface Attempt {
  readonly answer: FormAnswer;
  /** The header in which the backend says when to come back. */
  readonly retryAfter: string | null;
}

/**
 * Sends a request once.
 *
 * @param timeout how long the answer may take to arrive as a whole, in milliseconds
 */
export async function postOnce(request: Request, timeout: number, stop?: AbortSignal): Promise<Attempt> {
  const { signal, clear } = deadline(timeout, stop);
  try {
    const response = await fetch(request, { signal });
    return {
      answer: readAnswer(response.status, await response.text()),
      retryAfter: response.headers.get('retry-after'),
    };
  } catch {
    const reason = stop?.aborted ? 'ABORTED' : signal.aborted ? 'TIMEOUT' : 'OFFLINE';
    return { answer: failed(reason), retryAfter: null };
  } finally {
    clear();
  }
}
