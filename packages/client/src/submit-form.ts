// Posts a submission and always comes back with an answer: no exception and no endless wait reaches the page.
import { FormAnswer } from './answer.js';
import { askedPause, pauseAfter, sleep } from './pause.js';
import { postOnce } from './post-once.js';
import { FormFields, newSubmissionId } from './submission.js';

/** How to send a form. */
export interface SubmitOptions {
  /** How often it is sent at most. A whole number from 1. @default 3 */
  readonly attempts?: number;
  /** How long one attempt may take, in milliseconds. @default 32000, a little more than the 29 s after which the gateway gives up */
  readonly timeout?: number;
  /** Once so many milliseconds have passed, or would have after the next pause, no further attempt is made. @default 60000 */
  readonly patience?: number;
  /** Headers to send along, such as the token that an authorizer wants. @default - none but the content type */
  readonly headers?: Readonly<Record<string, string>>;
  /** Stops it at once, in a pause too. @default - nothing stops it */
  readonly signal?: AbortSignal;
}

/**
 * Sends the fields of a form, and sends them again where that may help: after a network failure, a timeout, a 429 and a failure of
 * the backend, after pauses that grow, and not before the backend asks for it with `Retry-After`. All attempts have one
 * `submissionId`, by which the backend knows them for one submission.
 *
 * Whatever happens on the network is an answer, never an exception.
 *
 * @param endpoint the URL of the form
 * @param fields what was filled in; a `submissionId` among them is used, else one is made
 * @throws TypeError for what is no URL, or no header
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

/** Whether another attempt could be answered differently. */
function mayHelp(answer: FormAnswer): boolean {
  return answer.kind === 'failed' && !['TOO_LARGE', 'REFUSED', 'ABORTED'].includes(answer.reason);
}
