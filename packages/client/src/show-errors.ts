// Shows what is wrong with a submission where a person finds it: beside the field, and with the field for a screen reader.
import { FieldError } from './answer.js';
import { findAll } from './find-all.js';
import { controlsNamed, FormControl } from './form-fields.js';

/**
 * Shows every error at its field, and those that have no place there in `[data-errors]`, and moves the focus to the first.
 *
 * @param root the element around the form
 */
export function showErrors(root: HTMLElement, form: HTMLFormElement, errors: readonly FieldError[]): void {
  const homeless = errors.filter((error) => !showAtField(root, error));
  if (homeless.length > 0) showAbove(root, form, homeless);
  // Not the order of the errors but that of the page is the one in which a person meets the fields.
  [...findAll(root, INVALID), ...findAll(root, ABOVE)][0]?.focus();
}

/** Takes away what was shown, at one field or everywhere. */
export function clearErrors(root: HTMLElement, field?: string): void {
  for (const place of placesOf(root, field)) place.textContent = '';
  for (const control of findAll<FormControl>(root, INVALID)) {
    if (field === undefined || control.name === field) control.ariaInvalid = null;
  }
  for (const above of field === undefined ? findAll(root, ABOVE) : []) {
    above.hidden = true;
    above.textContent = '';
  }
}

const ABOVE = '[data-errors]';
const INVALID = '[aria-invalid]';
let idsMade = 0;

/** @returns whether the field has a place for it */
function showAtField(root: HTMLElement, { field, message, code }: FieldError): boolean {
  const places = placesOf(root, field);
  const controls = controlsNamed(root, field);
  for (const control of controls) control.ariaInvalid = 'true';
  for (const place of places) {
    place.textContent = `${place.textContent} ${message || code}`.trim();
    place.id ||= `sentiment-form-error-${++idsMade}`;
    for (const control of controls) describe(control, place.id);
  }
  return places.length > 0;
}

function placesOf(root: HTMLElement, field?: string): HTMLElement[] {
  const places = findAll(root, '[data-error-for]');
  return places.filter(({ dataset }) => field === undefined || dataset.errorFor === field);
}

/** A hint that describes the control already goes on doing so. An empty error describes nothing, so it may stay, too. */
function describe(control: FormControl, id: string): void {
  const described = control.getAttribute('aria-describedby') ?? '';
  if (!described.split(/\s+/).includes(id)) control.setAttribute('aria-describedby', `${described} ${id}`.trim());
}

function showAbove(root: HTMLElement, form: HTMLFormElement, errors: readonly FieldError[]): void {
  const above = findAll(root, ABOVE)[0] ?? placeAbove(form);
  for (const { message, code } of errors) {
    above.appendChild(document.createElement('p')).textContent = message || code;
  }
  above.tabIndex = -1;
  above.hidden = false;
}

/** A page that forgot the place for them loses none. */
function placeAbove(form: HTMLFormElement): HTMLElement {
  const above = document.createElement('div');
  above.dataset.errors = '';
  form.prepend(above);
  return above;
}
