import { Tokenization } from 'aws-cdk-lib';
import { DeclaredForm, SUBMISSION_ID } from './declared-form';
import { checkField, problem } from './field-check';
import { isWholly, member } from './jsonata';
import { IS_REPLAY } from './replays';
import type { SpamGate } from './spam-gate';
import { keptUnknownFields, unknownFieldProblems } from './unknown-fields';

/** What the check needs to know of a form. */
export interface SubmissionCheckProps {
  readonly form: DeclaredForm;
  readonly spam: SpamGate;
  /** How many code points of the text are analyzed. */
  readonly maxAnalyzedCharacters: number;
  /** Seconds after which the record expires. */
  readonly retentionSeconds?: number;
}

/** The most that a submission may weigh, serialized. It leaves room for every copy that the workflow makes of it. */
const MAX_SUBMISSION_BYTES = 64 * 1024;

/** A unique identifier as clients write it, RFC 9562, in either case. */
const UUID_PATTERN = '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}';

/**
 * A JSONata expression that turns whatever was posted into what the rest of the workflow works with:
 * `{ errors, id, fields, text, contentHash, receivedAt, expiresAt?, heldFor? }`. It never fails: types first, then
 * patterns, so that no value reaches a function that would refuse it.
 *
 * Missing is what is absent, null or blank: an empty input of an HTML form is as good as none.
 */
export function checkSubmission(props: SubmissionCheckProps): string {
  const { form, spam } = props;
  const checks = form.fields.map(checkField);
  const known = [...form.fields.map(({ name }) => name), SUBMISSION_ID, ...spam.controlFields];
  const problems = [...checks.map((check) => check.problem), submissionIdProblem(), unknownFieldProblems(form, known)];
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
      ${problems.join(',\n      ')}
    ];
  $isValid := $count($errors) = 0;
  $fields := $isValid ? $merge([${[...checks.map(({ kept }) => kept), ...keptUnknownFields(form, known)].join(', ')}]) : {};
  $millis := $millis();
  {
    'errors': $errors,
    'id': $isValid and $exists($posted.submissionId) ? $lowercase($posted.submissionId)
      : $isReplay ? $states.input.id : $uuid(),
    'fields': $fields,
    'text': $isValid ? ${analyzedText(`$fields`, props)} : '',
    'contentHash': ${contentHash(form)},
    'receivedAt': $fromMillis($millis)${expiry(props.retentionSeconds)}${spam.heldFor ? `,\n    'heldFor': $isValid ? ${spam.heldFor}` : ''}
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

/** An optional text that nobody wrote is an empty one. */
function analyzedText(fields: string, { form: { textField }, maxAnalyzedCharacters }: SubmissionCheckProps): string {
  const text = member(fields, textField.name);
  const cut = `$substring(${text}, 0, ${Tokenization.stringifyNumber(maxAnalyzedCharacters)})`;
  return textField.required ? cut : `($exists(${text}) ? ${cut} : '')`;
}

function submissionIdProblem(): string {
  const id = `$posted.${SUBMISSION_ID}`;
  const refusal = problem(SUBMISSION_ID, 'INVALID_FORMAT', `${SUBMISSION_ID} must be a UUID, or be left out.`);
  const isUuid = `$type(${id}) = 'string' ? $length(${id}) = 36 and ${isWholly(id, UUID_PATTERN)} : false`;
  return `($exists(${id}) and $not(${isUuid}) ? ${refusal})`;
}

/**
 * The SHA-256 of the fields in their order, and then of what else is kept. It is made of the hashes of pieces, because
 * the `$hash` of Step Functions promises no more than 10,000 characters: 2,500 code points stay below that in any
 * encoding.
 */
function contentHash({ fields, keepUnknownFields }: DeclaredForm): string {
  const values = fields.map(({ name }) => `$exists(${member('$fields', name)}) ? ${member('$fields', name)} : null`);
  const others = keepUnknownFields
    ? `, $map($sort($keys($fields)), function($name) { [$name, $lookup($fields, $name)] })`
    : '';
  return `(
      $content := $string([${values.join(', ')}${others}]);
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
