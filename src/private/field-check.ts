import type { DeclaredField } from './declared-field';
import { literal, member } from './jsonata';

/**
 * What the check of a submission says of one declared field, in JSONata. `$posted` is what was posted, and `$isMissing`
 * is a function that the whole check defines.
 */
export interface FieldCheck {
  /** The first thing wrong with the field, as an object; nothing, where it is fine or missing. */
  readonly problem: string;
  /** The value as it is kept, of the type that its kind is recorded in. */
  readonly value: string;
}

/** Types come first, then lengths, then patterns: no value reaches a function that would refuse it or take long. */
export function checkField(field: DeclaredField): FieldCheck {
  const posted = member('$posted', field.name);
  const { checks, value = posted } = checksOf(field, posted);
  const missing = field.required ? problem(field.name, 'REQUIRED', requirement(field)) : '$nothing';
  const all = [`$isMissing(${posted}) ? ${missing}`, ...checks];
  return { problem: `(${all.join(' : ')})`, value };
}

/** What is wrong, for whoever sent it. */
export function problem(field: string, code: string, message: string): string {
  return `{'field': ${literal(field)}, 'code': ${literal(code)}, 'message': ${literal(message)}}`;
}

/**
 * Something on both sides of one `@`. Whether somebody reads mail there is known only to the mail that is sent there. It
 * is linear, and AWS's engine and JavaScript's agree on it.
 */
const EMAIL_ADDRESS = '^[^@\\s]+@[^@\\s]+$';

/** What a number looks like as a text: no exponents, no signs but a minus, no thousands. */
const NUMBER = '^-?[0-9]{1,16}(\\.[0-9]{1,16})?$';

const CHECKED = `[true, 'on', 'true']`;
const NOT_CHECKED = `[false, 'off', 'false']`;

function checksOf(field: DeclaredField, posted: string): { checks: string[]; value?: string } {
  const { label } = field;
  const unless = (condition: string, code: string, must: string) =>
    `$not(${condition}) ? ${problem(field.name, code, `${label} must ${must}.`)}`;
  const isText = unless(`$type(${posted}) = 'string'`, 'WRONG_TYPE', 'be a text');
  const isShort = (length: number) =>
    unless(`$length(${posted}) <= ${length}`, 'TOO_LONG', `be at most ${length} characters long`);

  switch (field.kind) {
    case 'text': {
      const { minLength, maxLength } = field;
      const isLong = unless(
        `$length(${posted}) >= ${minLength}`,
        'TOO_SHORT',
        `be at least ${minLength} characters long`,
      );
      return { checks: [isText, isShort(maxLength), ...(minLength > 1 ? [isLong] : [])] };
    }
    case 'email': {
      const address = 'be an email address, such as ada@example.com';
      return {
        checks: [
          isText,
          isShort(field.maxLength),
          unless(`$contains(${posted}, /${EMAIL_ADDRESS}/)`, 'INVALID_FORMAT', address),
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
      const { minimum, maximum, integer } = field;
      const value = `($type(${posted}) = 'number' ? ${posted} : $number(${posted}))`;
      const isNumber = `$type(${posted}) = 'number' or ($type(${posted}) = 'string' ? $length(${posted}) <= 34 and $contains(${posted}, /${NUMBER}/) : false)`;
      return {
        checks: [
          unless(`(${isNumber})`, 'WRONG_TYPE', 'be a number'),
          unless(
            `(${value} >= ${minimum} and ${value} <= ${maximum})`,
            'OUT_OF_RANGE',
            `be from ${minimum} to ${maximum}`,
          ),
          ...(integer ? [unless(`$floor(${value}) = ${value}`, 'INVALID_FORMAT', 'be a whole number')] : []),
        ],
        value,
      };
    }
  }
}

function requirement({ kind, label }: DeclaredField): string {
  return kind === 'checkbox' ? `${label} must be checked.` : `${label} is required.`;
}
