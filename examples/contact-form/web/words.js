// @ts-check
// All sentences of the shop that the scripts show, so that its tone is set in one place.

/** @import { FailureReason } from './sentiment-form-client.js' */

export const LABELS = { send: 'Send message', sending: 'Sending…', retry: 'Try again' };

export const PROGRESS = {
  start: 'Sending your message.',
  slow: 'Still sending. This takes longer than usual.',
};

export const ERRORS = {
  required: 'Please write your message.',
  email: 'Please check this address.',
  tooLong: (/** @type {number} */ limit) => `Please keep to ${number(limit)} characters.`,
  unexplained: 'Please check your message and send it again.',
};

export const COPIED = { done: 'Copied', selected: 'Selected: now copy it' };

/**
 * How many characters are left, in words.
 *
 * @param {number} left negative when there are too many
 */
export function charactersLeft(left) {
  const characters = Math.abs(left) === 1 ? 'character' : 'characters';
  return left < 0 ? `${number(-left)} ${characters} too many` : `${number(left)} ${characters} left`;
}

/** @typedef {{ mood: 'calm' | 'sunny' | 'plain', title: string, text: string }} Reply */

/**
 * The reply that fits a sentiment. MIXED, UNKNOWN and any other sentiment get the plain one.
 *
 * @param {string} sentiment
 * @returns {Reply}
 */
export function replyTo(sentiment) {
  if (sentiment === 'NEGATIVE') {
    return {
      mood: 'calm',
      title: 'We are sorry.',
      text: 'This should not have happened. One of us will look into it in person.',
    };
  }
  if (sentiment === 'POSITIVE') {
    return {
      mood: 'sunny',
      title: 'Thank you!',
      text: 'That is good to hear. We will read it out in the workshop.',
    };
  }
  return { mood: 'plain', title: 'We have your message.', text: 'Thank you for writing. One of us will read it soon.' };
}

/**
 * @param {string | undefined} email the address that was given
 */
export function whatIsNext(email) {
  return email === undefined
    ? 'You left no email address, so we cannot write back. Please keep the number: with it, we can find your message.'
    : `If your message needs an answer, we will write to ${email}. Please keep the number: with it, we can find your message.`;
}

/** @type {Record<FailureReason, { title: string, text: string }>} */
export const FAILURES = {
  OFFLINE: {
    title: 'We could not be reached.',
    text: 'Please check your connection and try again. What you wrote is still here.',
  },
  TIMEOUT: {
    title: 'No answer came in time.',
    text: 'We do not know whether your message arrived. Please try again: it will not be counted twice.',
  },
  BUSY: {
    title: 'Too many people are writing to us at the moment.',
    text: 'Please wait a few seconds and try again. What you wrote is still here.',
  },
  TOO_LARGE: {
    title: 'This message is too long.',
    text: 'Please make your message shorter and try again. What you wrote is still here.',
  },
  REFUSED: {
    title: 'We could not accept the message.',
    text: 'The fault is ours, not yours. Please try again in a little while. What you wrote is still here.',
  },
  ABORTED: {
    title: 'Sending was stopped.',
    text: 'Please try again when you like. What you wrote is still here, and it will not be counted twice.',
  },
  OUR_FAULT: {
    title: 'Something went wrong at our end.',
    text: 'Please try again in a moment. What you wrote is still here, and it will not be counted twice.',
  },
};

/**
 * @param {number} value
 */
function number(value) {
  return value.toLocaleString('en');
}
