/**
 * A JSONata expression that turns an object of texts, numbers and Booleans into DynamoDB's attribute values.
 *
 * @param object a JSONata expression
 */
export function toAttributes(object: string): string {
  return `$merge([{}, $each(${object}, function($value, $name) {
      {$name: $type($value) = 'string' ? {'S': $value} : $type($value) = 'number' ? {'N': $string($value)} : {'BOOL': $value}}
    })])`;
}

/**
 * The way back.
 *
 * @param attributes a JSONata expression for a map of attribute values
 */
export function fromAttributes(attributes: string): string {
  return `$merge([{}, $each(${attributes}, function($value, $name) {
      {$name: $exists($value.S) ? $value.S : $exists($value.N) ? $number($value.N) : $value.BOOL}
    })])`;
}
