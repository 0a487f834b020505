/** The ranges that the numbers of a definition must keep to. */
import { Json } from '../contract';
import { isInteger } from '../json';

/** The largest number of seconds, or of attempts, that AWS takes. */
export const MOST = 99_999_999;

/** Whether a value is an integer from `least` to `most`. */
export function isIntegerWithin(value: Json | undefined, least: number, most = MOST): boolean {
  return isInteger(value) && value >= least && value <= most;
}

/** Whether a value is a number from `least` to `most`. */
export function isNumberWithin(value: Json | undefined, least: number, most = Infinity): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}
