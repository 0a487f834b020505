import { Refusal } from './verdict';

/** How a form asks for a page of its own, and for which ones it may. */
export interface RedirectRules {
  readonly redirectField: string;
  readonly allowedRedirects: readonly string[];
}

/**
 * The page that a form asks for, where the list has it, letter by letter: nothing is parsed, so there is nothing to get
 * around. A blank field asks for none.
 */
export function allowedRedirect(
  fields: { readonly [name: string]: string },
  { redirectField, allowedRedirects }: RedirectRules,
): string | undefined {
  const wanted = Object.hasOwn(fields, redirectField) ? fields[redirectField] : '';
  if (wanted === '') {
    return undefined;
  }
  if (!allowedRedirects.includes(wanted)) {
    const message = 'The form may not send its visitors to that page.';
    throw new Refusal(422, message, [{ field: redirectField, code: 'REDIRECT_NOT_ALLOWED', message }]);
  }
  return wanted;
}

/** The address of that page, with the ticket's number for it to show. */
export function redirectWithTicket(url: string, ticketId: string): string {
  return `${url}?ticket=${encodeURIComponent(ticketId)}`;
}
