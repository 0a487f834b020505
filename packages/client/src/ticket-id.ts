// Reads a ticket that a person typed, with the decoding rules of Crockford's base 32: https://www.crockford.com/base32.html
// It is a separate file without imports, because a page with a form does not need it.

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Dashes, blanks and invisible characters. The dash key of a Japanese keyboard types U+30FC. */
const SEPARATORS = /[\p{Dash}\u2043\u30FC\s\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Reads a ticket id in upper or lower case, with or without dashes and blanks, with O for 0, and with I or L for 1.
 *
 * @param text what a person typed, such as `7k3m 9qxt 2b4c`
 * @returns the ticket id as the backend writes it, such as `7K3M-9QXT-2B4C`, with `U-` before it if the text has it;
 * `undefined` if the text is not a ticket id, or has a typing error, which the last symbol detects
 */
export function parseTicketId(text: string): string | undefined {
  // NFKC converts full-width characters to ordinary ones.
  const plain = text.normalize('NFKC').toUpperCase().replace(SEPARATORS, '');
  const symbols = plain.replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = Array.from(symbols.replace(/^U/, ''), (symbol) => SYMBOLS.indexOf(symbol));
  const check = values.pop();
  const isWhole = values.length === 11 && !values.includes(-1);
  // The backend never generates a number with a remainder from 32 to 36, for which there is no symbol.
  const remainder = values.reduce((sum, value) => (sum * 32 + value) % 37, 0);
  if (!isWhole || check !== remainder) return undefined;
  return symbols.replace(/^U/, 'U-').replace(/(\w{4})(?=\w)/g, '$1-');
}
