import { partOfAscii } from './jsonata';
import { ALPHABET } from '../../handlers/reference-number';

/**
 * The same number as in `reference-number.ts`, as a JSONata expression, for when the function is not available. A property
 * test compares the two.
 *
 * @param seed a JSONata expression for `submissionId:contentHash:attempt`
 */
export function referenceNumberExpression(seed: string): string {
  return `(
  $digest := $lowercase($hash(${seed}, 'SHA-256'));
  $nibble := function($at) { $length($substringBefore('0123456789abcdef', ${partOfAscii('$digest', '$at', 1)})) };
  $symbols := $map([0..10], function($i) { $nibble(2 * $i) % 2 * 16 + $nibble(2 * $i + 1) });
  $checksum := function($values) { $reduce($values, function($sum, $value) { ($sum * 32 + $value) % 37 }, 0) };
  $last := $symbols[10];
  $moved := $last >= 5 ? $last - 5 : $last + 5;
  $data := $checksum($symbols) < 32 ? $symbols : $append($symbols[[0..9]], $moved);
  $written := $join($map($append($data, $checksum($data)), function($value) { ${partOfAscii(`'${ALPHABET}'`, '$value', 1)} }));
  ${[0, 4, 8].map((start) => partOfAscii('$written', start, 4)).join(` & '-' & `)}
)`;
}
