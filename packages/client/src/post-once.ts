// One attempt: a request and its result.
import { failed, FormAnswer } from './answer.js';
import { deadline } from './deadline.js';
import { readAnswer } from './read-answer.js';

/** The result of one attempt. */
export interface Attempt {
  readonly answer: FormAnswer;
  /** The header with the delay that the backend asks for. */
  readonly retryAfter: string | null;
}

/**
 * Sends a request once.
 *
 * @param timeout the time limit for the complete response, in milliseconds
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
