import type { DeclaredText } from '../form/declared-field';

/** An example text that suits the name of the field and fits its length limits. */
export function exampleText({ name, minLength, maxLength }: DeclaredText): string {
  const words = wordsOf(name);
  const [, texts = []] = BY_NAME.find(([names]) => names.some((one) => hasWords(words, one.split(' ')))) ?? [];
  const fitting = texts.find((text) => text.length >= minLength && text.length <= maxLength);
  return fitting ?? plainText(minLength, maxLength);
}

/** Words in names, the more specific ones first, with texts of different lengths. */
const BY_NAME: readonly (readonly [names: readonly string[], texts: readonly string[]])[] = [
  [
    ['email', 'mail'],
    ['ada@example.com', 'a@b.eu'],
  ],
  // A number that Ofcom reserves for use in fiction.
  [
    ['phone', 'telephone', 'tel', 'mobile', 'fax'],
    ['+44 20 7946 0958', '020 7946 0958', '79460958'],
  ],
  [['url', 'website', 'homepage', 'link'], ['https://www.example.com']],
  [
    ['order', 'invoice', 'customer number', 'customer id', 'reference', 'sku'],
    ['A-10294', '10294'],
  ],
  [['company', 'organization', 'organisation', 'employer'], ['Example Ltd']],
  [['product', 'item', 'article'], ['Door handle']],
  [
    ['country', 'nation'],
    ['Portugal', 'PT'],
  ],
  [['city', 'town'], ['Lisbon']],
  [
    ['zip', 'postcode', 'postal', 'post code'],
    ['1100-148', '10115'],
  ],
  [['street', 'address'], ['12 Main Street']],
  [['language', 'lang', 'locale'], ['en']],
  [['date', 'birthday', 'day'], ['2026-11-27']],
  [['time'], ['14:30']],
  [['subject', 'title'], ['A broken handle']],
  [['first name', 'firstname', 'given name', 'nickname', 'username', 'user name'], ['Ada']],
  [['last name', 'lastname', 'surname', 'family name'], ['Lovelace']],
  [
    ['name', 'fullname', 'author'],
    ['Ada Lovelace', 'Ada', 'A'],
  ],
];

/** `orderNumber`, `order_number` and `order-number` are two words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

function hasWords(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, i) => words[at + i] === word));
}

const PLAIN_TEXT = 'The handle came off. ';

function plainText(minLength: number, maxLength: number): string {
  return PLAIN_TEXT.repeat(Math.ceil(minLength / PLAIN_TEXT.length))
    .slice(0, maxLength)
    .trim()
    .padEnd(minLength, '.');
}
