// @ts-check
// Shows the shop's reply instead of the form: a text that fits the sentiment, and the ticket, with a button that copies it.
import { element } from './page.js';
import { COPIED, replyTo, whatIsNext } from './words.js';

/** @import { Accepted } from './sentiment-form-client.js' */

/**
 * Connects the buttons of the reply.
 *
 * @param {() => void} onAgain called when the person wants to write another message
 */
export function watchReply(onAgain) {
  element('copy').addEventListener('click', () => void copyTicket());
  element('again').addEventListener('click', () => {
    turnTo('form');
    onAgain();
  });
}

/**
 * @param {Accepted} answer
 * @param {string | undefined} email the address that was given
 */
export function showReply({ ticketId, sentiment }, email) {
  const { mood, title, text } = replyTo(sentiment);
  element('answer').dataset.mood = mood;
  element('answer-title').textContent = title;
  element('answer-text').textContent = text;
  element('ticket').textContent = ticketId;
  element('copied').textContent = '';
  element('answer-next').textContent = whatIsNext(email);
  turnTo('answer');
  element('answer-title').focus();
}

/**
 * @param {'form' | 'answer'} side
 */
function turnTo(side) {
  element('form').hidden = side !== 'form';
  element('answer').hidden = side !== 'answer';
}

async function copyTicket() {
  const ticket = element('ticket');
  try {
    // Browsers have no clipboard on pages that are not served over HTTPS or from localhost, and the person may refuse access to it.
    await navigator.clipboard.writeText(ticket.textContent ?? '');
    element('copied').textContent = COPIED.done;
  } catch {
    getSelection()?.selectAllChildren(ticket);
    element('copied').textContent = COPIED.selected;
  }
}
