// Shows the errors of a submission next to their fields, and connects them to the fields for screen readers.
import { FieldError } from './answer.js';
import { controlsNamed, findAll, FormControl } from './form-fields.js';

/**
 * Shows each error at its field, shows errors without a place there in `[data-errors]`, and moves the focus to the first.
 *
 * @param root the element around the form
 */
export function showErrors(root: HTMLElement, form: HTMLFormElement, errors: readonly FieldError[]): void {
  const homeless = errors.filter((error) => !showAtField(root, error));
  if (homeless.length > 0) showAbove(root, form, homeless);
  // The first in the order of the page, not of the errors.
  [...findAll(root, INVALID), ...findAll(root, ABOVE)][0]?.focus();
}

/** Removes the errors of one field, or of all. */
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

/** @returns whether the field has a place for the error */
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

/** Existing descriptions of the control are kept. An empty error describes nothing, so its reference may stay. */
function describe(control: FormControl, id: string): void {
  const described = control.getAttribute('aria-describedby') ?? '';
  if (!described.split(/\s+/).includes(id)) control.setAttribute('aria-describedby', `${described} ${id}`.trim());
}

function showAbove(root: HTMLElement, form: HTMLFormElement, errors: readonly FieldError[]): void {
  const above = findAll(root, ABOVE)[0] ?? placeAbove(form);
  for (const { message, code } of errors) above.appendChild(document.createElement('p')).textContent = message || code;
  above.tabIndex = -1;
  above.hidden = false;
}

/** Errors are shown even if the page has no place for them. */
function placeAbove(form: HTMLFormElement): HTMLElement {
  const above = document.createElement('div');
  above.dataset.errors = '';
  form.prepend(above);
  return above;
}
