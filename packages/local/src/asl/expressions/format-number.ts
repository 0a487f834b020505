/** Pictures of `$formatNumber` that describe no number, for which JSONata's own check fails. */
import { jsonataError } from './aws-functions';
import { isObject } from '../../base/json';

/** The characters that represent a part of the number, unless the options set others. */
const ACTIVE = { 'decimal-separator': '.', 'grouping-separator': ',', digit: '#' };

/**
 * @throws an error with AWS's code if no character of a sub-picture represents a part of the number (floci-io/floci
 * 2737)
 */
export function checkPicture(picture: string, options: unknown): void {
  const given = isObject(options) ? options : {};
  const active = Object.entries(ACTIVE).map(([name, usual]) => given[name] ?? usual);
  const zero = String(given['zero-digit'] ?? '0').charCodeAt(0);
  const isActive = (character: string): boolean => {
    const digit = character.charCodeAt(0) - zero;
    return active.includes(character) || (digit >= 0 && digit <= 9);
  };
  for (const part of picture.split(String(given['pattern-separator'] ?? ';'))) {
    if (!part.split('').some(isActive)) throw jsonataError(part === '' ? 'D3085' : 'D3086');
  }
}

/** Whether a picture has an exponent, for which JSONata loops endlessly with zero and negative numbers. */
export function mayHaveExponent(picture: unknown, options: unknown): boolean {
  return options !== undefined || (typeof picture === 'string' && picture.includes('e'));
}
