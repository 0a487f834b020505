import { Duration } from 'aws-cdk-lib';
import type { DeclaredField } from './declared-field';
import { SUBMISSION_ID } from './declared-form';
import { member } from './jsonata';
import { validateDuration, validateInteger } from './validate';
import type { SpamOptions, SpamVerifier } from '../spam-options';

/** What the workflow does about spam, compiled. */
export interface SpamGate {
  /** Names of fields that a form may send beside its own, and that are never recorded. */
  readonly controlFields: readonly string[];
  /** A JSONata expression for why a submission is held, or nothing; none, if nothing is ever held by the check. */
  readonly heldFor?: string;
  readonly verifier?: SpamVerifier;
  /** Whether anything can ever be held. */
  readonly isOn: boolean;
}

const DEFAULT_FILL_TIME_FIELD = 'fillMilliseconds';

/** Checks the options against the form, and compiles them. */
export function spamGate(fields: readonly DeclaredField[], options: SpamOptions = {}): SpamGate {
  const { honeypotField, minimumFillTime, fillTimeField = DEFAULT_FILL_TIME_FIELD, maximumLinks, verifier } = options;
  if (minimumFillTime) {
    validateDuration('spam.minimumFillTime', minimumFillTime, Duration.seconds(1), Duration.hours(1));
  }
  if (maximumLinks !== undefined) {
    validateInteger('spam.maximumLinks', maximumLinks, 0, 100);
  }
  const controls: [string, string | undefined][] = [
    ['spam.honeypotField', honeypotField],
    ['spam.fillTimeField', minimumFillTime || options.fillTimeField ? fillTimeField : undefined],
    ['spam.verifier.tokenField', verifier?.tokenField],
  ];
  controls.forEach(([prop, name]) => name !== undefined && validateControlField(prop, name, fields));

  const reasons = [
    ...(honeypotField === undefined ? [] : [`$not($isMissing(${member('$posted', honeypotField)})) ? 'HONEYPOT'`]),
    ...(minimumFillTime ? [`${isTooFast(fillTimeField, minimumFillTime)} ? 'FILL_TIME'`] : []),
    ...(maximumLinks === undefined ? [] : [`${linksIn(fields)} > ${maximumLinks} ? 'LINKS'`]),
  ];
  return {
    controlFields: [...new Set(controls.flatMap(([, name]) => name ?? []))],
    heldFor: reasons.length > 0 ? `(${reasons.join(' : ')})` : undefined,
    verifier,
    isOn: reasons.length > 0 || verifier !== undefined,
  };
}

/** A form that is posted without a script has its numbers in strings. */
function isTooFast(field: string, minimum: Duration): string {
  const given = member('$posted', field);
  const isNumber = `$type(${given}) = 'string' ? $contains(${given}, /^[0-9]{1,15}$/) : false`;
  const value = `($type(${given}) = 'number' ? ${given} : (${isNumber}) ? $number(${given}) : -1)`;
  return `${value} < ${minimum.toMilliseconds()}`;
}

function linksIn(fields: readonly DeclaredField[]): string {
  const texts = fields.filter(({ kind }) => kind === 'text').map(({ name }) => member('$fields', name));
  return `$count($split($join([${texts.join(', ')}], ' '), '://')) - 1`;
}

/** Names of control fields are the providers' own, so more is allowed than in a form's. */
function validateControlField(prop: string, name: string, fields: readonly DeclaredField[]): void {
  if (name === SUBMISSION_ID || fields.some((field) => field.name === name)) {
    throw new Error(`${prop} must not be one of the form's own fields, got: '${name}'. Choose another name`);
  }
  if (!/^[A-Za-z_][A-Za-z0-9_.:-]{0,63}$/.test(name) || name in Object.prototype) {
    throw new Error(
      `${prop} must be a name of 1 to 64 letters, digits, '_', '.', ':' and '-' that begins with a letter or '_', got: '${name}'`,
    );
  }
}
