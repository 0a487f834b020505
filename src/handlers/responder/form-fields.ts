import { FieldError, Refusal } from './verdict';
import { POST_ERROR_CODES } from '../../private/form/error-codes';

/**
 * The fields of an HTML form's post, as texts. The platform's own parser reads them, without a dependency. A body that it
 * cannot parse is refused.
 */
export async function formFields(body: Buffer, contentType: string): Promise<{ readonly [name: string]: string }> {
  const entries = await parse(body, contentType);
  const errors = [...fileErrors(entries), ...repetitionErrors(entries)];
  if (errors.length > 0) throw new Refusal(422, 'Send each field once, as text.', errors.slice(0, MAX_ERRORS));
  // As entries, so that a field called __proto__ is an ordinary field.
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Ten names of a hundred characters are enough to find a mistake. No more is returned. */
const MAX_ERRORS = 10;
const MAX_NAME_LENGTH = 100;

type Entry = [string, FormDataEntryValue];
type FormDataEntryValue = ReturnType<FormData['getAll']>[number];

async function parse(body: Buffer, contentType: string): Promise<Entry[]> {
  try {
    const headers = { 'content-type': contentType };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    return [...form.entries()];
  } catch {
    throw new Refusal(400, 'Send a complete form body that matches its content type.');
  }
}

/** A browser also posts a file input without a chosen file, with an empty name and no content: it counts as absent. */
function fileErrors(entries: readonly Entry[]): FieldError[] {
  return entries
    .filter(([, value]) => typeof value !== 'string' && (value.name !== '' || value.size > 0))
    .map(([name]) => problem(name, 'FILE_NOT_ACCEPTED', 'The form does not accept files.'));
}

function repetitionErrors(entries: readonly Entry[]): FieldError[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const [name] of entries) (seen.has(name) ? repeated : seen).add(name);
  return [...repeated].map((name) => problem(name, 'REPEATED_FIELD', 'The field was sent more than once.'));
}

function problem(name: string, code: (typeof POST_ERROR_CODES)[number], message: string): FieldError {
  return { field: [...name.slice(0, 2 * MAX_NAME_LENGTH)].slice(0, MAX_NAME_LENGTH).join(''), code, message };
}
