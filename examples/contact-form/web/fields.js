// @ts-check
// The three fields: what was typed into them, what is wrong with it, and where an error is shown.
import { element } from './page.js';
import { charactersLeft, ERRORS } from './words.js';

/**
 * What a person wrote. An optional field that is empty is left out.
 *
 * @typedef {{ message: string, name?: string, email?: string }} Content
 */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {{ field: string, message: string }} FieldError */

// The backend's limits. It counts code points, and so does this.
const LIMITS = { message: 5_000, name: 100, email: 254 };

/** @typedef {keyof typeof LIMITS} FieldName */

const CONTROLS = {
  message: element('message', HTMLTextAreaElement),
  name: element('name', HTMLInputElement),
  email: element('email', HTMLInputElement),
};
const NAMES = /** @type {FieldName[]} */ (Object.keys(CONTROLS));

/** Watches the fields: an error goes when its field changes, and the message says how much room it has left. */
export function watchFields() {
  for (const name of NAMES) CONTROLS[name].addEventListener('input', () => showError(name, ''));
  CONTROLS.message.addEventListener('input', showRoomLeft);
  showRoomLeft();
}

/**
 * What was typed. Empty optional fields are left out.
 *
 * @returns {Content}
 */
export function typedContent() {
  const name = typed('name');
  const email = typed('email');
  return { message: typed('message'), ...(name && { name }), ...(email && { email }) };
}

/**
 * What is wrong with what was typed: at most one error a field.
 *
 * @returns {FieldError[]}
 */
export function findErrors() {
  return NAMES.flatMap((field) => {
    const message = findError(field);
    return message === '' ? [] : [{ field, message }];
  });
}

/**
 * Shows each error at its field, clears the rest, and moves the focus to the first.
 *
 * @param {FieldError[]} errors
 * @returns {FieldError[]} those that belong to no field of this form
 */
export function showErrors(errors) {
  for (const name of NAMES) showError(name, errors.find(({ field }) => field === name)?.message ?? '');
  NAMES.map((name) => CONTROLS[name])
    .find(({ ariaInvalid }) => ariaInvalid === 'true')
    ?.focus();
  return errors.filter(({ field }) => !NAMES.some((name) => name === field));
}

/**
 * Locks the fields while they travel, so that nobody writes what is not sent. Read-only fields keep the focus, disabled ones lose it.
 *
 * @param {boolean} locked
 */
export function lockFields(locked) {
  for (const name of NAMES) CONTROLS[name].readOnly = locked;
}

/** Takes away the message that was sent: Firefox fills a form again when its page is loaded again, and it would be sent twice. */
export function clearMessage() {
  CONTROLS.message.value = '';
  showRoomLeft();
}

/** Makes room for another message by the same person. */
export function beginMessage() {
  clearMessage();
  CONTROLS.message.focus();
}

/**
 * @param {FieldName} name
 */
function typed(name) {
  return CONTROLS[name].value.trim();
}

/**
 * @param {string} text
 */
function length(text) {
  return [...text].length;
}

/**
 * @param {FieldName} name
 */
function findError(name) {
  if (name === 'message' && typed(name) === '') return ERRORS.required;
  if (length(typed(name)) > LIMITS[name]) return ERRORS.tooLong(LIMITS[name]);
  return CONTROLS[name].validity.typeMismatch ? ERRORS.email : '';
}

/**
 * @param {FieldName} name
 * @param {string} message
 */
function showError(name, message) {
  element(`${name}-error`).textContent = message;
  CONTROLS[name].ariaInvalid = message === '' ? null : 'true';
}

// A screen reader hears these marks once each on the way to the limit, not every letter; beyond it, how many are too many.
const ANNOUNCED = [500, 200, 100, 50, 20, 10, 0];
let lastAnnounced = Infinity;

function showRoomLeft() {
  const left = LIMITS.message - length(typed('message'));
  const hint = element('message-hint');
  hint.textContent = charactersLeft(left);
  hint.classList.toggle('over', left < 0);

  const mark = left < 0 ? left : (ANNOUNCED.findLast((step) => left <= step) ?? Infinity);
  if (mark !== lastAnnounced) element('message-count').textContent = mark === Infinity ? '' : charactersLeft(left);
  lastAnnounced = mark;
}
