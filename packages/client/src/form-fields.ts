// The content of a form, in the format of the backend.
import { FormFields } from './submission.js';

/**
 * The fields of a form that are filled in: empty fields and files are left out, and a checked checkbox is `true`. A name
 * that occurs more than once becomes a list, which the backend refuses, because sending only one value would silently lose
 * the others.
 *
 * @param submitter the button that was pressed; its name and value are included
 */
export function collectFields(form: HTMLFormElement, submitter: HTMLElement | null): FormFields {
  const fields = new Map<string, string | true | string[]>();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value !== 'string' || value === '') continue;
    const earlier = fields.get(name);
    if (earlier !== undefined) fields.set(name, [earlier, value].flat().map(String));
    else fields.set(name, controlsNamed(form, name).some(isCheckbox) || value);
  }
  // Unlike an assignment, this gives "__proto__" no meaning.
  return Object.fromEntries(fields);
}

/** The controls with this name. It uses a search, because a control can hide a property of the form that has the same name. */
export function controlsNamed(root: HTMLElement, name: string): FormControl[] {
  return findAll<FormControl>(root, 'input,select,textarea').filter((control) => control.name === name);
}

/** Every search of the element: the elements inside `root` that match a selector, in document order. */
export function findAll<Found extends Element = HTMLElement>(root: HTMLElement, selector: string): Found[] {
  return [...root.querySelectorAll<Found>(selector)];
}

/** Controls that a person fills in. */
export type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isCheckbox({ type }: FormControl): boolean {
  return type === 'checkbox';
}
