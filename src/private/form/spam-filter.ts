import { Duration } from 'aws-cdk-lib';
import type { DeclaredField } from './declared-field';
import { SUBMISSION_ID } from './declared-form';
import type { SpamOptions, SpamVerifierOptions } from '../../spam-options';
import { isWholly, literal, member } from '../states/jsonata';
import { IS_MISSING, POSTED_FIELDS } from '../states/variables';
import { validateDuration, validateInteger, validateKnown } from '../validation/validate';

/** The compiled spam rules of the workflow. */
export interface SpamFilter {
  /** Names of additional fields that a form may send, and that are never recorded. */
  readonly controlFields: readonly string[];
  /** A JSONata expression for the reason to hold a submission, or nothing. Undefined if the check never holds any. */
  readonly heldFor?: string;
  readonly verifier?: SpamVerifierOptions;
  /** Whether a submission can ever be held. */
  readonly isOn: boolean;
}

const DEFAULT_FILL_TIME_FIELD = 'fillMilliseconds';

/** Checks the options against the form, and compiles them. */
export function spamFilter(fields: readonly DeclaredField[], options: SpamOptions = {}): SpamFilter {
  const { honeypotField, minFillTime, fillTimeField = DEFAULT_FILL_TIME_FIELD, maxLinks, verifier } = options;
  if (minFillTime) {
    validateKnown('spam.minFillTime', minFillTime);
    validateDuration('spam.minFillTime', minFillTime, Duration.seconds(1), Duration.hours(1));
  }
  if (maxLinks !== undefined) {
    validateKnown('spam.maxLinks', maxLinks);
    validateInteger('spam.maxLinks', maxLinks, 0, 100);
  }
  const controlFields: string[] = [];
  const addControlField = (prop: string, name: string) => {
    validateControlField(prop, name, [SUBMISSION_ID, ...fields.map((field) => field.name), ...controlFields]);
    controlFields.push(name);
  };
  if (honeypotField !== undefined) addControlField('spam.honeypotField', honeypotField);
  if (minFillTime || options.fillTimeField !== undefined) addControlField('spam.fillTimeField', fillTimeField);
  if (verifier) addControlField('spam.verifier.tokenField', verifier.tokenField);

  const reasons = [
    ...(honeypotField === undefined
      ? []
      : [`$not(${IS_MISSING}(${member(POSTED_FIELDS, honeypotField)})) ? 'HONEYPOT'`]),
    ...(minFillTime ? [`${isTooFast(fillTimeField, minFillTime)} ? 'FILL_TIME'`] : []),
    ...(maxLinks === undefined ? [] : [`${linksIn(fields)} > ${maxLinks} ? 'LINKS'`]),
  ];
  return {
    controlFields,
    heldFor: reasons.length > 0 ? `(${reasons.join(' : ')})` : undefined,
    verifier,
    isOn: reasons.length > 0 || verifier !== undefined,
  };
}

/** A form without JavaScript sends its numbers as strings. */
function isTooFast(field: string, minimum: Duration): string {
  const given = member(POSTED_FIELDS, field);
  const isNumber = `$type(${given}) = 'string' ? $length(${given}) <= 15 and ${isWholly(given, '[0-9]{1,15}')} : false`;
  const value = `($type(${given}) = 'number' ? ${given} : (${isNumber}) ? $number(${given}) : -1)`;
  return `${value} < ${minimum.toMilliseconds()}`;
}

/** Choices and email addresses are not texts, even if they look like links. Undeclared fields are texts. */
function linksIn(fields: readonly DeclaredField[]): string {
  const others = fields.filter(({ kind }) => kind !== 'text').map(({ name }) => literal(name));
  const texts = `$each($fields, function($value, $name) {
        $type($value) = 'string' and $not($name in [${others.join(', ')}]) ? $value
      })`;
  return `$count($split($join([${texts}], ' '), '://')) - 1`;
}

/** Providers choose the names of control fields, so more characters are allowed than in names of a form's fields. */
function validateControlField(prop: string, name: string, taken: readonly string[]): void {
  if (taken.includes(name)) {
    throw new Error(`${prop} must be a name that no other field has, got: '${name}'. Choose another name`);
  }
  if (!/^[A-Za-z_][A-Za-z0-9_.:-]{0,63}$/.test(name) || name in Object.prototype) {
    throw new Error(
      `${prop} must be a name of 1 to 64 letters, digits, '_', '.', ':' and '-' that begins with a letter or '_', got: '${name}'`,
    );
  }
}
