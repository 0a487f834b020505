// @ts-check
// Posts a submission and always comes back with an answer: no exception and no endless wait reaches the page.
import { failed, readAnswer } from './answer.js';

/** @import { Answer } from './answer.js' */
/** @import { Submission } from './submission.js' */

// The gateway gives up after 29 s. A little more, so that its own answer arrives when there is one.
const PATIENCE_MS = 32_000;

/**
 * @param {string} endpoint
 * @param {Submission} submission
 * @returns {Promise<Answer>}
 */
export async function send(endpoint, submission) {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), PATIENCE_MS);
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(submission),
      credentials: 'omit',
      signal: deadline.signal,
    });
    return readAnswer(response.status, await response.text());
  } catch {
    return failed(deadline.signal.aborted ? 'TIMEOUT' : 'OFFLINE');
  } finally {
    clearTimeout(timer);
  }
}
