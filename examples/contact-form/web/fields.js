// @ts-check
// The three fields: their values, their errors, and the places where the errors are shown.
import { element } from './page.js';
import { charactersLeft, ERRORS } from './words.js';

/**
 * What a person wrote. An optional field that is empty is left out.
 *
 * @typedef {{ message: string, name?: string, email?: string }} Content
 */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */
/** @typedef {{ field: string, message: string }} FieldError */

// The limits of the backend, in code points, which is what the backend counts.
const LIMITS = { message: 5_000, name: 100, email: 254 };

/** @typedef {keyof typeof LIMITS} FieldName */

const CONTROLS = {
  message: element('message', HTMLTextAreaElement),
  name: element('name', HTMLInputElement),
  email: element('email', HTMLInputElement),
};
const NAMES = /** @type {FieldName[]} */ (Object.keys(CONTROLS));

/** Removes the error of a field when the field changes, and shows how many characters are left for the message. */
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
 * The errors in the fields: at most one for each.
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
 * Shows each error at its field, clears the other fields, and moves the focus to the first error.
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
 * Locks the fields while they are being sent, because later changes would not be sent. Read-only fields keep the focus, disabled ones
 * lose it.
 *
 * @param {boolean} locked
 */
export function lockFields(locked) {
  for (const name of NAMES) CONTROLS[name].readOnly = locked;
}

/** Clears the message that was sent. Firefox restores the values of a form after a reload, so it could be sent twice. */
export function clearMessage() {
  CONTROLS.message.value = '';
  showRoomLeft();
}

/** Prepares the form for another message by the same person. */
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

// A screen reader announces each of these numbers of characters once, and not every letter. Over the limit, it announces each change.
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
