// @ts-check
// Checks a message, sends it, and shows the answer. However often it is sent, it is one submission.
import { beginMessage, clearMessage, findErrors, lockFields, showErrors, typedContent, watchFields } from './fields.js';
import { element } from './page.js';
import { showReply, watchReply } from './reply.js';
import { configuredEndpoint, submissionKeeper, submitForm } from './sentiment-form-client.js';
import { ERRORS, FAILURES, LABELS, PROGRESS } from './words.js';

/** @import { Content } from './fields.js' */
/** @import { FailureReason, FieldError, FormAnswer } from './sentiment-form-client.js' */

// The time after which the page says that it is still sending. Most answers take less than one second.
const SLOW_MS = 6_000;
// A short failure is retried. After this time there are no further attempts, so that nobody waits for a minute.
const PATIENCE_MS = 20_000;

const endpoint = configuredEndpoint('config.json', '/');
const submissions = submissionKeeper();
const button = element('send', HTMLButtonElement);
let sending = false;

void endpoint();
watchFields();
watchReply(beginMessage);
element('form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (!sending) void submit();
});
// Disabled in the page's source: without this script it would send nowhere.
button.disabled = false;

async function submit() {
  showFailure(undefined);
  const errors = findErrors();
  showRejected(errors);
  if (errors.length > 0) return;

  const content = typedContent();
  const stopWaiting = startWaiting();
  const answer = await submitForm(await endpoint(), submissions.submissionOf(content), { patience: PATIENCE_MS });
  stopWaiting();
  show(answer, content);
}

/**
 * @param {FormAnswer} answer
 * @param {Content} content
 */
function show(answer, content) {
  if (answer.kind === 'failed') return showFailure(answer.reason);
  if (answer.kind === 'rejected') {
    return showRejected(answer.errors.length > 0 ? answer.errors : [{ field: '', message: ERRORS.unexplained }]);
  }
  submissions.settle();
  clearMessage();
  showReply(answer, content.email);
  announce(`Your case number is ${answer.ticketId}.`);
}

/**
 * Locks the form, and says that the message is being sent. The button is not disabled, because it would lose the focus, and a screen
 * reader would lose its position.
 *
 * @returns {() => void} ends the wait
 */
function startWaiting() {
  setWaiting(true, LABELS.sending);
  announce(PROGRESS.start);
  const slow = setTimeout(() => showProgress(PROGRESS.slow), SLOW_MS);
  return () => {
    clearTimeout(slow);
    showProgress('');
    setWaiting(false, LABELS.send);
  };
}

/**
 * @param {boolean} waiting
 * @param {string} label
 */
function setWaiting(waiting, label) {
  sending = waiting;
  lockFields(waiting);
  button.ariaDisabled = waiting ? 'true' : null;
  element('send-label').textContent = label;
}

/**
 * @param {string} text
 */
function showProgress(text) {
  element('progress').textContent = text;
  announce(text);
}

/**
 * Shows each error at its field, and the errors without a field above the form.
 *
 * @param {readonly Pick<FieldError, 'field' | 'message'>[]} errors
 */
function showRejected(errors) {
  const others = showErrors(errors.map(({ field, message }) => ({ field, message: message || ERRORS.unexplained })));
  const notice = element('notice');
  notice.hidden = others.length === 0;
  element('notice-list').replaceChildren(...others.map(({ message }) => listItem(message)));
  if (!notice.hidden) notice.focus();
}

/**
 * @param {FailureReason | undefined} reason `undefined` removes an earlier failure
 */
function showFailure(reason) {
  const failure = element('failure');
  if (reason === undefined) return failure.replaceChildren();
  const { title, text } = FAILURES[reason];
  const strong = document.createElement('strong');
  strong.textContent = title;
  failure.replaceChildren(strong, ` ${text}`);
  element('send-label').textContent = LABELS.retry;
  failure.scrollIntoView({ block: 'nearest' });
}

/**
 * @param {string} text
 */
function listItem(text) {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}

/**
 * @param {string} text
 */
function announce(text) {
  element('status').textContent = text;
}
