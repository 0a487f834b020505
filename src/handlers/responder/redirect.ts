import { Refusal } from './verdict';

/** The field with which a form asks for a redirect, and the pages that are allowed. */
export interface RedirectRules {
  readonly redirectField: string;
  readonly allowedRedirects: readonly string[];
}

/**
 * The page that a form asks for, if the list contains exactly the same text. URLs are not parsed, so tricks with their
 * syntax have no effect. A blank field asks for no page.
 */
export function allowedRedirect(
  fields: { readonly [name: string]: string },
  { redirectField, allowedRedirects }: RedirectRules,
): string | undefined {
  const wanted = Object.hasOwn(fields, redirectField) ? fields[redirectField] : '';
  if (wanted === '') return undefined;
  if (!allowedRedirects.includes(wanted)) {
    const message = 'The form may not redirect to that page.';
    throw new Refusal(422, message, [{ field: redirectField, code: 'REDIRECT_NOT_ALLOWED', message }]);
  }
  return wanted;
}

/** The address of that page, with the ticket in the query. */
export function redirectWithTicket(url: string, ticketId: string): string {
  return `${url}?ticket=${encodeURIComponent(ticketId)}`;
}
