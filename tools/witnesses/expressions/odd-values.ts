/** Replaces usual values by values that engines may treat differently. The same seed gives the same values. */
import { SeededRandom, type Json, type JsonObject } from 'sentiment-form-local/lib/asl';

const EMOJI = '\u{1f600}';

const TEXTS = [
  ...['', ' ', '\t\n', 'a', 'Hello, you', 'null', 'true', '0', '-0', '12.50', '1e400', '0x10', ' 7 '],
  ...[EMOJI, `hi ${EMOJI}`, EMOJI.repeat(1500), `${EMOJI}@example.com`, '👩‍👩‍👧', 'e\u0301', 'İıſß', '\u{10ffff}'],
  // Halves of an emoji.
  ...['\ud83d', '\ude00', 'a\ud83d', '\ude00a', '\ude00\ud83d'],
  ...['\u0000', '\u0085', '\u00a0', '\u2028', '\ufeff', '\u200b', '"', '\\', '$', '{% 1 %}', '<b>'],
  ...['x'.repeat(5_000), 'word '.repeat(600), 'http://a.example http://b.example', 'ada@example.com', 'A@B.C'],
  ...['2026-01-01T00:00:00Z', '-'.repeat(36), '00000000-0000-4000-8000-000000000000'],
];

const NUMBERS = [
  ...[0, -0, 1, -1, 0.5, 1.005, 1e21, 1e-7, 123456789012, 2 ** 31, 2 ** 53],
  ...[Number.MAX_VALUE, Number.MIN_VALUE],
];

const OTHERS: readonly Json[] = [
  ...[null, true, false, [], {}, [[]], [null], [''], ['a'], ['a', 'b'], [1, [2, [3]]], [{}], [{ a: 1 }, { a: 2 }]],
  ...[{ a: 1 }, { S: 'x' }, { '': '' }, { [EMOJI]: EMOJI }, { a: null }, nested(40)],
];

export const ODD_VALUES: readonly Json[] = [...TEXTS, ...NUMBERS, ...OTHERS];

/** Copies of a value in which one to three parts are exchanged for odd ones, or missing. */
export function oddCopies(value: JsonObject, count: number, seed: number): readonly JsonObject[] {
  const random = new SeededRandom(seed);
  const below = (limit: number) => Math.floor(random.next() * limit);
  return Array.from({ length: count }, (_, index) => {
    const copy = structuredClone(value);
    for (let left = 1 + (index % 3); left > 0; left--) exchange(copy, below);
    return copy;
  });
}

function exchange(value: JsonObject, below: (limit: number) => number): void {
  const places = placesIn(value);
  if (places.length === 0) return;
  const [holder, key] = places[below(places.length)];
  const choice = below(ODD_VALUES.length + 1);
  if (choice < ODD_VALUES.length) holder[key] = structuredClone(ODD_VALUES[choice]);
  else delete holder[key];
}

/** Every member of every object and list, however deep. */
function placesIn(value: Json): [holder: JsonObject, key: string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as JsonObject;
  return Object.keys(holder).flatMap((key) => [[holder, key] as [JsonObject, string], ...placesIn(holder[key])]);
}

function nested(depth: number): Json {
  return depth === 0 ? 1 : [nested(depth - 1)];
}
