import { parseTicketId } from '../src/index';

const TICKET = '1Q30-1CGJ-NPHB';
const PARKED = `U-${TICKET}`;

it.each([
  ['as it was written', '1Q30-1CGJ-NPHB'],
  ['in lower case', '1q30-1cgj-nphb'],
  ['with blanks', ' 1Q30 1CGJ\tNPHB\n'],
  ['without any', '1Q301CGJNPHB'],
  ['in groups of three', '1Q3 01C GJN PHB'],
  ['with a dash between all', '1-Q-3-0-1-C-G-J-N-P-H-B'],
  ['with non-breaking hyphens', '1Q30\u20111CGJ\u2011NPHB'],
  ['with en dashes', '1Q30–1CGJ–NPHB'],
  ['with em dashes and blanks', '1Q30 — 1CGJ — NPHB'],
  ['with minus signs', '1Q30\u22121CGJ\u2212NPHB'],
  ['with hyphen bullets', '1Q30\u20431CGJ\u2043NPHB'],
  ['with non-breaking and narrow blanks', '1Q30\u00A01CGJ\u202FNPHB'],
  ['with an ideographic blank', '1Q30\u30001CGJ\u3000NPHB'],
  ['with soft hyphens and zero-width blanks', '1Q30\u00AD-1CGJ\u200B-NPHB\uFEFF'],
  ['with the marks of a text from right to left', '\u200F\u20681Q30-1CGJ-NPHB\u2069'],
  ['in full width', '１Ｑ３０－１ｃｇｊ－ＮＰＨＢ'],
  ['with the dash of a Japanese keyboard', '１Ｑ３０ー１ＣＧＪーＮＰＨＢ'],
  ['with O for 0', '1Q3O-1CGJ-NPHB'],
  ['with o for 0', '1q3o-1cgj-nphb'],
  ['with I for 1', 'IQ30-ICGJ-NPHB'],
  ['with i for 1', 'iq30-icgj-nphb'],
  ['with L for 1', 'LQ30-LCGJ-NPHB'],
  ['with l for 1', 'lq30-lcgj-nphb'],
  ['with all of them', 'iq3o lcgj–nphb'],
])('reads a ticket %s', (_, text) => {
  expect(parseTicketId(text)).toBe(TICKET);
});

it.each([
  ['as it was written', 'U-1Q30-1CGJ-NPHB'],
  ['in lower case, without dashes', 'u1q301cgjnphb'],
  ['with blanks', 'U 1Q30 1CGJ NPHB'],
  ['with en dashes, and letters for digits', 'u – Lq3o – icgj – nphb'],
  ['in full width', 'Ｕ－１Ｑ３０－１ＣＧＪ－ＮＰＨＢ'],
])('keeps the marker of a parked ticket that is read %s', (_, text) => {
  expect(parseTicketId(text)).toBe(PARKED);
});

it.each([
  ['nothing', ''],
  ['dashes alone', '----'],
  ['the marker alone', 'U-'],
  ['a symbol too few', '1Q30-1CGJ-NPH'],
  ['a symbol too many', '1Q30-1CGJ-NPHBB'],
  ['a zero too many at its beginning', '01Q30-1CGJ-NPHB'],
  ['two markers', 'UU-1Q30-1CGJ-NPHB'],
  ['the marker at its end', '1Q30-1CGJ-NPHB-U'],
  ['U for another symbol', '1Q30-1CGU-NPHB'],
  ['a wrong symbol', '1Q30-1CGK-NPHB'],
  ['a wrong last symbol', '1Q30-1CGJ-NPHC'],
  ['two symbols swapped', '1Q30-1GCJ-NPHB'],
  ['check symbols of Crockford that no ticket has', '0000-0000-000*'],
  ['a letter with an accent', '1Q30-1ÇGJ-NPHB'],
  ['a character of two code units', '1Q30-1CGJ-NPH😀'],
  ['half a character', '1Q30-1CGJ-NPH\uD83D'],
  ['more than a ticket', 'Ticket 1Q30-1CGJ-NPHB'],
])('does not read %s', (_, text) => {
  expect(parseTicketId(text)).toBeUndefined();
});

/** A number with Crockford's check symbol, the number modulo 37, worked out from the whole number. */
function ticketOf(number: bigint): string[] {
  const symbols = Array.from({ length: 11 }, (_, at) => number / 32n ** BigInt(10 - at));
  return [...symbols, number % 37n].map((value, at) => SYMBOLS[Number(at < 11 ? value % 32n : value)]);
}

const SYMBOLS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ', '*', '~', '$', '=', 'U'];

/** Numbers all over the range, less those that the backend does not make. */
const TICKETS = Array.from({ length: 2000 }, (_, i) => ticketOf((BigInt(i) * 0x9e3779b97f4a7c15n) % 32n ** 11n)).filter(
  (symbols) => !/[*~$=U]/.test(symbols[11]),
);

it('reads each number that has its check symbol, and none that has a wrong symbol', () => {
  expect(TICKETS.length).toBeGreaterThan(1500);
  for (const symbols of TICKETS) {
    expect(parseTicketId(symbols.join(''))?.replace(/-/g, '')).toBe(symbols.join(''));
    const at = symbols[0].charCodeAt(0) % 12;
    const typos = SYMBOLS.filter((wrong) => wrong !== symbols[at]).map((wrong) =>
      [...symbols.slice(0, at), wrong, ...symbols.slice(at + 1)].join(''),
    );
    expect(typos.filter((typo) => parseTicketId(typo) !== undefined)).toEqual([]);
  }
});
