// What a form holds, as the backend wants it.
import { findAll } from './find-all.js';
import { FormFields } from './submission.js';

/**
 * The fields of a form that are filled in: empty ones are left out, a checked checkbox is `true`, and files stay where they are. A
 * name that occurs more than once gives a list, for the backend to refuse by name: half of it would be a loss that nobody sees.
 *
 * @param submitter the button that was pressed; its name and value count, too
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

/** The controls of this name. Found by a search, because a form's own properties are hidden by controls named like them. */
export function controlsNamed(root: HTMLElement, name: string): FormControl[] {
  return findAll<FormControl>(root, 'input,select,textarea').filter((control) => control.name === name);
}

/** What a person fills in. */
export type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isCheckbox({ type }: FormControl): boolean {
  return type === 'checkbox';
}
