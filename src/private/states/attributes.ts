/**
 * A JSONata expression that converts an object of texts, numbers and Booleans to DynamoDB's attribute values.
 *
 * @param object a JSONata expression
 */
export function toAttributes(object: string): string {
  return `$merge([{}, $each(${object}, function($value, $name) {
      {$name: $type($value) = 'string' ? {'S': $value} : $type($value) = 'number' ? {'N': $string($value)} : {'BOOL': $value}}
    })])`;
}

/**
 * The reverse of `toAttributes`.
 *
 * @param attributes a JSONata expression for a map of attribute values
 */
export function fromAttributes(attributes: string): string {
  return `$merge([{}, $each(${attributes}, function($value, $name) {
      {$name: $exists($value.S) ? $value.S : $exists($value.N) ? $number($value.N) : $value.BOOL}
    })])`;
}
