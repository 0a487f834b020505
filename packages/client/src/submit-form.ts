// Posts a submission and always returns an answer: network errors do not cause an exception, and there is a time limit.
import { FormAnswer } from './answer.js';
import { askedPause, pauseAfter, sleep } from './pause.js';
import { postOnce } from './post-once.js';
import { FormFields, newSubmissionId } from './submission.js';

/** Options of `submitForm`. */
export interface SubmitOptions {
  /** The maximum number of attempts. A whole number from 1. @default 3 */
  readonly attempts?: number;
  /** The time limit of one attempt, in milliseconds. @default 32000, slightly more than the 29 s time limit of the gateway */
  readonly timeout?: number;
  /** The time after which no further attempt is made, including the next pause, in milliseconds. @default 60000 */
  readonly patience?: number;
  /** Additional headers, such as the token for an authorizer. @default - only the content type */
  readonly headers?: Readonly<Record<string, string>>;
  /** Stops the submission immediately, even during a pause. @default - no signal */
  readonly signal?: AbortSignal;
}

/**
 * Sends the fields of a form. It retries after a network failure, a timeout, a 429 and a failure of the backend, with
 * increasing pauses, and not before the time in `Retry-After`. All attempts have the same `submissionId`, so the backend
 * treats them as one submission.
 *
 * Network errors are returned as an answer and never thrown.
 *
 * @param endpoint the URL of the form
 * @param fields the values of the fields; a `submissionId` among them is used, otherwise one is generated
 * @throws TypeError for an invalid URL or an invalid header
 */
export async function submitForm(
  endpoint: string | URL,
  fields: FormFields,
  options: SubmitOptions = {},
): Promise<FormAnswer> {
  const { attempts = 3, timeout = 32_000, patience = 60_000, headers, signal } = options;
  const body = JSON.stringify({ submissionId: newSubmissionId(), ...fields });
  const patienceEnds = performance.now() + patience;

  for (let tries = 1; ; tries++) {
    const request = new Request(endpoint, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      credentials: 'omit',
    });
    const { answer, retryAfter } = await postOnce(request, timeout, signal);
    const pause = Math.max(pauseAfter(tries), askedPause(retryAfter));
    if (tries >= attempts || !mayHelp(answer) || performance.now() + pause > patienceEnds) return answer;
    await sleep(pause, signal);
  }
}

/** Whether another attempt could have a different result. */
function mayHelp(answer: FormAnswer): boolean {
  return answer.kind === 'failed' && !['TOO_LARGE', 'REFUSED', 'ABORTED'].includes(answer.reason);
}
