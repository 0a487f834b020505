// The numbers that a form accepts: those that JSONata and DynamoDB do not change.
import { isWholly } from '../states/jsonata';

/** JSONata writes 15 significant digits of a number. Two different whole numbers with more digits could become the same. */
export const MAX_NUMBER = 999_999_999_999_999;

/** DynamoDB refuses numbers closer to zero than 1e-130. No form needs a number smaller than this. */
const NEAREST_TO_ZERO = 1e-15;

/** The format of a number in a text: an optional minus sign, no exponent, no thousands separators. */
export const NUMBER = '-?[0-9]{1,15}(\\.[0-9]{1,15})?';
const MAX_NUMBER_CHARACTERS = 32;

/** A JSONata condition: a value is a number, or a text that contains one. */
export function isNumeric(value: string): string {
  const isText = `$length(${value}) <= ${MAX_NUMBER_CHARACTERS} and ${isWholly(value, NUMBER)}`;
  return `($type(${value}) = 'number' or ($type(${value}) = 'string' ? ${isText} : false))`;
}

/** A JSONata condition: a number has no more decimals than can be recorded. */
export function hasFewDecimals(number: string): string {
  return `(${number} = 0 or $abs(${number}) >= ${NEAREST_TO_ZERO})`;
}
