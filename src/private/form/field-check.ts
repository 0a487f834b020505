import type { DeclaredField } from './declared-field';
import { hasFewDecimals, isNumeric } from './numbers';
import { isWholly, literal, member, wellFormed } from '../states/jsonata';
import { IS_MISSING, POSTED_FIELDS } from '../states/variables';

/**
 * The check of one declared field, in JSONata. `$posted` is the posted object. The whole check defines the function
 * `$isMissing`.
 */
export interface FieldCheck {
  /** The first error of the field, as an object. Nothing, if the field is valid or missing. */
  readonly problem: string;
  /** An object with the value to record, in the type of its kind, or an empty object. */
  readonly kept: string;
}

/** Types are checked first, then lengths, then patterns, so that no value causes an error or takes long. */
export function checkField(field: DeclaredField): FieldCheck {
  const posted = member(POSTED_FIELDS, field.name);
  const { checks, value = posted } = checksOf(field, posted);
  const all = `(${checks.join(' : ')})`;
  return {
    problem: field.required
      ? `(${IS_MISSING}(${posted}) ? ${problem(field.name, 'REQUIRED', requirement(field))} : ${all})`
      : `($not(${IS_MISSING}(${posted})) ? ${all})`,
    kept: `${IS_MISSING}(${posted}) ? ${valueOfMissing(field)} : {${literal(field.name)}: ${value}}`,
  };
}

/** An error, for the sender of the submission. */
export function problem(field: string, code: string, message: string): string {
  return `{'field': ${literal(field)}, 'code': ${literal(code)}, 'message': ${literal(message)}}`;
}

/**
 * Text on both sides of one `@`, without blanks or control characters. Only sending an email shows whether the address
 * exists. The blanks are listed, because `\s` differs between engines.
 */
const BLANKS = '\\u0000-\\u0020\\u007F-\\u00A0\\u1680\\u2000-\\u200B\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF';
const ADDRESS_PART = `[^@${BLANKS}]+`;
export const EMAIL_ADDRESS = `${ADDRESS_PART}@${ADDRESS_PART}`;

const CHECKED = `[true, 'on', 'true']`;
const NOT_CHECKED = `[false, 'off', 'false']`;

function checksOf(field: DeclaredField, posted: string): { checks: string[]; value?: string } {
  const { label } = field;
  const unless = (condition: string, code: string, must: string) =>
    `$not(${condition}) ? ${problem(field.name, code, `${label} must ${must}.`)}`;
  const isText = unless(`$type(${posted}) = 'string'`, 'WRONG_TYPE', 'be a text');
  const isShort = (length: number) =>
    unless(`$length(${posted}) <= ${length}`, 'TOO_LONG', `be at most ${characters(length)} long`);

  switch (field.kind) {
    case 'text': {
      const { minLength, maxLength } = field;
      const isLong = unless(
        `$length(${posted}) >= ${minLength}`,
        'TOO_SHORT',
        `be at least ${characters(minLength)} long`,
      );
      return { checks: [isText, isShort(maxLength), ...(minLength > 1 ? [isLong] : [])] };
    }
    case 'email': {
      const address = 'be an email address, such as ada@example.com';
      return {
        checks: [
          isText,
          isShort(field.maxLength),
          unless(
            `(${isWholly(posted, EMAIL_ADDRESS)} and ${wellFormed(posted)} = ${posted})`,
            'INVALID_FORMAT',
            address,
          ),
        ],
      };
    }
    case 'choice': {
      const choices = field.choices.map(literal).join(', ');
      return { checks: [isText, unless(`${posted} in [${choices}]`, 'NOT_A_CHOICE', 'be one of those on offer')] };
    }
    case 'checkbox': {
      const known = unless(`${posted} in ${CHECKED} or ${posted} in ${NOT_CHECKED}`, 'WRONG_TYPE', 'be true or false');
      const checked = `$not(${posted} in ${CHECKED}) ? ${problem(field.name, 'REQUIRED', requirement(field))}`;
      return { checks: [known, ...(field.required ? [checked] : [])], value: `${posted} in ${CHECKED}` };
    }
    case 'number': {
      const { min, max, integersOnly } = field;
      const value = `($type(${posted}) = 'number' ? ${posted} : $number(${posted}))`;
      return {
        checks: [
          unless(isNumeric(posted), 'WRONG_TYPE', 'be a number'),
          unless(`(${value} >= ${min} and ${value} <= ${max})`, 'OUT_OF_RANGE', `be from ${min} to ${max}`),
          integersOnly
            ? unless(`($floor(${value}) = ${value})`, 'INVALID_FORMAT', 'be a whole number')
            : unless(hasFewDecimals(value), 'INVALID_FORMAT', 'have no more than 15 decimals'),
        ],
        value,
      };
    }
  }
}

/** A browser sends nothing for a checkbox that is not checked. */
function valueOfMissing({ kind, name }: DeclaredField): string {
  return kind === 'checkbox' ? `{${literal(name)}: false}` : '{}';
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

function requirement({ kind, label }: DeclaredField): string {
  return kind === 'checkbox' ? `${label} must be checked.` : `${label} is required.`;
}
