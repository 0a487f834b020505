// Reads a ticket that a person typed or was told, as Crockford's base 32 is decoded: https://www.crockford.com/base32.html
// It is a file of its own, without imports, because a page with a form has no use for it.

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Dashes, blanks and invisible characters. U+30FC is what the dash key of a Japanese keyboard types. */
const SEPARATORS = /[\p{Dash}\u2043\u30FC\s\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Reads a ticket id in any case, with any dashes and blanks or none, and with O for 0, and I or L for 1.
 *
 * @param text what a person typed, such as `7k3m 9qxt 2b4c`
 * @returns the ticket id as the backend writes it, such as `7K3M-9QXT-2B4C`, with `U-` before it if the text has it; `undefined`
 *   if the text is not a ticket id, or has a mistake, which the last symbol shows
 */
export function parseTicketId(text: string): string | undefined {
  // NFKC makes ordinary characters of full-width ones.
  const plain = text.normalize('NFKC').toUpperCase().replace(SEPARATORS, '');
  const symbols = plain.replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = Array.from(symbols.replace(/^U/, ''), (symbol) => SYMBOLS.indexOf(symbol));
  const check = values.pop();
  const isWhole = values.length === 11 && !values.includes(-1);
  // The backend makes no number whose remainder has no symbol of its own (32 to 36).
  const remainder = values.reduce((sum, value) => (sum * 32 + value) % 37, 0);
  if (!isWhole || check !== remainder) return undefined;
  return symbols.replace(/^U/, 'U-').replace(/(\w{4})(?=\w)/g, '$1-');
}
