import type { DeclaredForm } from './declared-form';
import { member, partOf } from '../states/jsonata';

const PIECE = 2500;

/**
 * A JSONata expression for the SHA-256 of `$fields`: first the declared fields in their order, then the other fields that
 * are kept. It hashes the hashes of pieces, because `$hash` of Step Functions guarantees only 10,000 characters: 2,500 code
 * points stay below that in any encoding.
 */
export function contentHash({ fields, keepUnknownFields }: DeclaredForm): string {
  const values = fields.map(({ name }) => `$exists(${member('$fields', name)}) ? ${member('$fields', name)} : null`);
  const others = keepUnknownFields
    ? `, $map($sort($keys($fields)), function($name) { [$name, $lookup($fields, $name)] })`
    : '';
  return `(
      $content := $string([${values.join(', ')}${others}]);
      $pieces := $length($content) <= ${PIECE} ? [$hash($content, 'SHA-256')]
        : $map([0..$floor(($length($content) - 1) / ${PIECE})], function($piece) {
          $hash(${partOf('$content', `$piece * ${PIECE}`, PIECE)}, 'SHA-256')
        });
      $hash($join($pieces), 'SHA-256')
    )`;
}
