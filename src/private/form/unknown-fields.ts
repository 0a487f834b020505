import type { DeclaredForm } from './declared-form';
import { problem } from './field-check';
import { hasFewDecimals, MAX_NUMBER } from './numbers';
import { firstItems, firstOf, isWholly, literal, wellFormed } from '../states/jsonata';
import { IS_MISSING, POSTED_FIELDS } from '../states/variables';

/** The maximum number of undeclared fields that are kept. */
export const MAX_UNKNOWN_FIELDS = 20;
/** The maximum length of a kept text, in code points. */
export const MAX_UNKNOWN_CHARACTERS = 1000;
/** The format of the name of a kept field: the characters that are usual in HTML forms. */
export const KEPT_NAME = '[A-Za-z][A-Za-z0-9_.:-]{0,63}';

/** Ten names are enough to find a mistake. */
const MAX_SHOWN = 10;
/** The length to which names are shortened in messages. */
const SHOWN = wellFormed(firstOf('$name', 100));

/**
 * JSONata for the errors of fields that the form does not declare. Only the first few of many fields are checked and
 * returned, so that thousands of fields from an attacker take no time.
 *
 * @param known the names of known fields
 */
export function unknownFieldProblems({ keepUnknownFields }: DeclaredForm, known: readonly string[]): string {
  const most = known.length + (keepUnknownFields ? MAX_UNKNOWN_FIELDS + 1 : MAX_SHOWN);
  // To pick the first names one by one is the slowest part of the check, and ordinary submissions have few.
  const unknown = `(
        $names := $keys(${POSTED_FIELDS});
        $filter($count($names) <= ${most} ? [$names] : ${firstItems('$names', most)}, function($name) { $not($name in ${namesIn(known)}) })
      )`;
  return keepUnknownFields
    ? keepableFieldProblems(unknown)
    : `$map(${unknown}[[0..${MAX_SHOWN - 1}]], function($name) {
        {'field': ${SHOWN}, 'code': 'UNKNOWN_FIELD', 'message': 'The form has no such field.'}
      })`;
}

/** JSONata for the undeclared fields that are kept, to be merged with the declared fields. */
export function keptUnknownFields({ keepUnknownFields }: DeclaredForm, known: readonly string[]): string[] {
  return keepUnknownFields
    ? [
        `$sift(${POSTED_FIELDS}, function($value, $name) { $not($name in ${namesIn(known)}) and $not(${IS_MISSING}($value)) })`,
      ]
    : [];
}

function keepableFieldProblems(unknown: string): string {
  const tooMany = problem(
    '',
    'TOO_MANY_FIELDS',
    `At most ${MAX_UNKNOWN_FIELDS} fields are taken that the form does not declare.`,
  );
  return `(
        $unknown := ${unknown};
        $count($unknown) > ${MAX_UNKNOWN_FIELDS} ? ${tooMany} : $map($unknown, function($name) {(
          $value := $lookup(${POSTED_FIELDS}, $name);
          $shown := ${SHOWN};
          $not(${isWholly('$shown', KEPT_NAME)}) ? ${problemOf('UNKNOWN_FIELD', 'A field cannot have this name.')}
            : $not($type($value) in ['string', 'number', 'boolean', 'null']) ? ${problemOf('WRONG_TYPE', 'must be a text, a number, true or false.')}
            : ($type($value) = 'number' ? $abs($value) > ${MAX_NUMBER} or $not${hasFewDecimals('$value')} : false) ? ${problemOf('OUT_OF_RANGE', 'must be a number of no more than 15 digits and 15 decimals.')}
            : ($type($value) = 'string' ? $length($value) > ${MAX_UNKNOWN_CHARACTERS} : false) ? ${problemOf('TOO_LONG', `must be at most ${MAX_UNKNOWN_CHARACTERS} characters long.`)}
        )})
      )`;
}

/** Some messages need the name in front to be a sentence. */
function problemOf(code: string, message: string): string {
  const sentence = /^[A-Z]/.test(message) ? literal(message) : `$shown & ${literal(` ${message}`)}`;
  return `{'field': $shown, 'code': ${literal(code)}, 'message': ${sentence}}`;
}

function namesIn(names: readonly string[]): string {
  return `[${names.map(literal).join(', ')}]`;
}
