import type { DeclaredField } from './contact-form';
import { literal } from './jsonata';
import { IS_REPLAY } from './replays';

/** What the check needs to know of a form. */
export interface SubmissionCheckProps {
  readonly fields: readonly DeclaredField[];
  readonly textField: string;
  /** How many code points of the text are analysed. */
  readonly maxAnalyzedCharacters: number;
  /** Seconds after which the record expires. */
  readonly retentionSeconds?: number;
}

/** The most that a submission may weigh, serialized. It leaves room for every copy that the workflow makes of it. */
const MAX_SUBMISSION_BYTES = 64 * 1024;

/** A unique identifier as clients write it, RFC 9562, in either case. */
const UUID_PATTERN = '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$';

/**
 * A JSONata expression that turns whatever was posted into what the rest of the workflow works with:
 * `{ errors, id, fields, text, contentHash, receivedAt, expiresAt }`. It never fails: types first, then patterns, so
 * that no value reaches a function that would refuse it.
 *
 * Missing is what is absent, null or blank: an empty input of an HTML form is as good as none.
 */
export function checkSubmission(props: SubmissionCheckProps): string {
  return `(
  $isMissing := function($value) {
    $not($exists($value)) or $type($value) = 'null' or ($type($value) = 'string' ? $trim($value) = '' : false)
  };
  $isReplay := ${IS_REPLAY};
  $input := $isReplay ? $states.input.unchecked : $states.input;
  $isObject := $type($input) = 'object';
  $posted := $isObject ? $input : {};
  $errors := $not($isObject) ? [${problem('', 'NOT_AN_OBJECT', 'Send the fields of the form as a JSON object.')}]
    : [
      ${[...props.fields.map(fieldProblem), submissionIdProblem(), unknownFieldProblems(props.fields)].join(',\n      ')}
    ];
  $isValid := $count($errors) = 0;
  $fields := $isValid ? $merge([${props.fields.map(keptField).join(', ')}]) : {};
  $millis := $millis();
  {
    'errors': $errors,
    'id': $isValid and $exists($posted.submissionId) ? $lowercase($posted.submissionId)
      : $isReplay ? $states.input.id : $uuid(),
    'fields': $fields,
    'text': $isValid ? ${analyzedText(`$fields`, props)} : '',
    'contentHash': ${contentHash(props.fields)},
    'receivedAt': $fromMillis($millis)${expiry(props.retentionSeconds)}
  }
)`;
}

/**
 * A JSONata condition: what was posted is more than the workflow will copy. It comes before anything else does with it.
 *
 * JSONata counts code points, and one takes up to 4 bytes of UTF-8: what is not printable ASCII is counted as 4. The
 * first test spares a huge submission the second. A replay has passed here before.
 */
export function isTooLarge(): string {
  const limit = MAX_SUBMISSION_BYTES;
  const size = '$length($serialized)';
  const others = "$length($replace($serialized, /[ -~]+/, ''))";
  return `($serialized := $string($states.input); $not(${IS_REPLAY}) and (${size} > ${limit} or ${size} + 3 * ${others} > ${limit}))`;
}

/** What a submission that is too large is told. */
export const TOO_LARGE = {
  field: '',
  code: 'TOO_LARGE',
  message: `The submission is larger than ${MAX_SUBMISSION_BYTES} bytes.`,
};

/** A parked submission as the rest of the workflow wants it: it was checked, so only what is analyzed is made anew. */
export function takeUpSubmission(props: SubmissionCheckProps): string {
  const text = analyzedText('$states.input.submission.fields', props);
  return `$merge([$states.input.submission, {'errors': [], 'text': ${text}}])`;
}

function analyzedText(fields: string, { textField, maxAnalyzedCharacters }: SubmissionCheckProps): string {
  return `$substring(${fields}.${textField}, 0, ${maxAnalyzedCharacters})`;
}

function problem(field: string, code: string, message: string): string {
  return `{'field': ${literal(field)}, 'code': ${literal(code)}, 'message': ${literal(message)}}`;
}

/** The first thing wrong with a field, or nothing, which an array drops. */
function fieldProblem({ name, required, maxLength, pattern, patternMeaning }: DeclaredField): string {
  const value = `$posted.${name}`;
  const checks = [
    `$isMissing(${value}) ? ${required ? problem(name, 'REQUIRED', `${name} is required.`) : '$nothing'}`,
    `$type(${value}) != 'string' ? ${problem(name, 'WRONG_TYPE', `${name} must be a text.`)}`,
    `$length(${value}) > ${maxLength} ? ${problem(name, 'TOO_LONG', `${name} must be at most ${maxLength} characters long.`)}`,
  ];
  if (pattern !== undefined) {
    checks.push(
      `$not($contains(${value}, /${pattern}/)) ? ${problem(name, 'INVALID_FORMAT', `${name} must ${patternMeaning}.`)}`,
    );
  }
  return `(${checks.join(' : ')})`;
}

function submissionIdProblem(): string {
  const id = '$posted.submissionId';
  const refusal = problem('submissionId', 'INVALID_FORMAT', 'submissionId must be a UUID, or be left out.');
  return `($exists(${id}) and ($type(${id}) = 'string' ? $length(${id}) != 36 or $not($contains(${id}, /${UUID_PATTERN}/)) : true) ? ${refusal})`;
}

/** Ten names are enough to find a mistake; a hostile thousand is not echoed. */
function unknownFieldProblems(fields: readonly DeclaredField[]): string {
  const declared = [...fields.map(({ name }) => name), 'submissionId'].map(literal).join(', ');
  return `$map($filter($keys($posted), function($name) { $not($name in [${declared}]) })[[0..9]], function($name) {
        {'field': $substring($name, 0, 100), 'code': 'UNKNOWN_FIELD', 'message': 'The form has no such field.'}
      })`;
}

function keptField({ name }: DeclaredField): string {
  return `$isMissing($posted.${name}) ? {} : {${literal(name)}: $posted.${name}}`;
}

/**
 * The SHA-256 of the declared fields in declared order. It is made of the hashes of pieces, because the `$hash` of
 * Step Functions promises no more than 10,000 characters: 2,500 code points stay below that in any encoding.
 */
function contentHash(fields: readonly DeclaredField[]): string {
  const values = fields.map(({ name }) => `$exists($fields.${name}) ? $fields.${name} : null`);
  return `(
      $content := $string([${values.join(', ')}]);
      $pieces := $map([0..$floor(($length($content) - 1) / 2500)], function($piece) {
        $hash($substring($content, $piece * 2500, 2500), 'SHA-256')
      });
      $hash($join($pieces), 'SHA-256')
    )`;
}

/** DynamoDB's time to live wants whole seconds, as a number written in a string. */
function expiry(retentionSeconds?: number): string {
  return retentionSeconds === undefined
    ? ''
    : `,\n    'expiresAt': $string($floor($millis / 1000) + ${retentionSeconds})`;
}
