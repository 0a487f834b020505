// Which numbers a form takes: those that come through JSONata and DynamoDB as they were posted.
import { isWholly } from '../states/jsonata';

/** JSONata writes 15 significant digits of a number: of two whole numbers with more, it might make one. */
export const MAX_NUMBER = 999_999_999_999_999;

/** JSON has numbers that DynamoDB refuses, below 1e-130. No form means one that is nearer to zero than this. */
const NEAREST_TO_ZERO = 1e-15;

/** What a number looks like as a text: no exponents, no signs but a minus, no thousands. */
export const NUMBER = '-?[0-9]{1,15}(\\.[0-9]{1,15})?';
const MAX_NUMBER_CHARACTERS = 32;

/** A JSONata condition: a value is a number, or a text that is one. */
export function isNumeric(value: string): string {
  const isText = `$length(${value}) <= ${MAX_NUMBER_CHARACTERS} and ${isWholly(value, NUMBER)}`;
  return `($type(${value}) = 'number' or ($type(${value}) = 'string' ? ${isText} : false))`;
}

/** A JSONata condition: a number has no more decimals than it can be recorded with. */
export function hasFewDecimals(number: string): string {
  return `(${number} = 0 or $abs(${number}) >= ${NEAREST_TO_ZERO})`;
}
