import { Tokenization } from 'aws-cdk-lib';
import { contentHash } from './content-hash';
import { DeclaredForm, SUBMISSION_ID } from './declared-form';
import { checkField, problem } from './field-check';
import type { SpamFilter } from './spam-filter';
import { ID_OF_EXECUTION, isUuid, submissionIdOf } from './submission-id';
import { keptUnknownFields, unknownFieldProblems } from './unknown-fields';
import { firstOf, member, wellFormed } from '../states/jsonata';
import { POSTED } from '../states/posted';
import { IS_REPLAY } from '../states/replays';
import { IS_MISSING, POSTED_FIELDS } from '../states/variables';

/** The properties of a form that the check uses. */
export interface SubmissionCheckProps {
  readonly form: DeclaredForm;
  readonly spam: SpamFilter;
  /** The number of code points of the text that are analyzed. */
  readonly maxAnalyzedCharacters: number;
  /** Seconds after which the record expires. */
  readonly retentionSeconds?: string;
}

/**
 * A JSONata expression that converts any posted value to the data that the rest of the workflow uses: `{ errors, id,
 * fields, text, contentHash, receivedAt, expiresAt?, heldFor? }`. It never fails: types are checked before patterns, so
 * that no value causes an error.
 */
export function checkSubmission(props: SubmissionCheckProps): string {
  const { form, spam } = props;
  const problems = [
    ...form.fields.map((field) => checkField(field).problem),
    submissionIdProblem(),
    unknownFieldProblems(form, knownNames(props)),
  ];
  return `(
  ${DEFINE_IS_MISSING};
  $isReplay := ${IS_REPLAY};
  $input := $isReplay ? ${POSTED}.unchecked : ${POSTED};
  $isObject := $type($input) = 'object';
  ${POSTED_FIELDS} := $isObject ? $input : {};
  $errors := $not($isObject) ? [${problem('', 'NOT_AN_OBJECT', 'Send the fields of the form as a JSON object.')}]
    : [
      ${problems.join(',\n      ')}
    ];
  $isValid := $count($errors) = 0;
  $fields := $isValid ? ${keptFields(props)} : {};
  $millis := $millis();
  {
    'errors': $errors,
    'id': ${submissionIdOf(ID, `$isReplay ? ${POSTED}.id : ${ID_OF_EXECUTION}`)},
    'fields': $fields,
    'text': $isValid ? ${analyzedText(`$fields`, props)} : '',
    'contentHash': ${contentHash(form)},
    'receivedAt': $fromMillis($millis)${expiry(props.retentionSeconds)}${spam.heldFor ? `,\n    'heldFor': $isValid ? ${spam.heldFor}` : ''}
  }
)`;
}

/**
 * A JSONata expression for the `id` and the `contentHash` of a posted value, without the check itself. It may fail if the
 * value is invalid.
 */
export function submissionIdentity(props: SubmissionCheckProps): string {
  return `(
  ${DEFINE_IS_MISSING};
  ${POSTED_FIELDS} := $type(${POSTED}) = 'object' ? ${POSTED} : {};
  $fields := ${keptFields(props)};
  {'id': ${submissionIdOf(ID)}, 'contentHash': ${contentHash(props.form)}}
)`;
}

/** An absent, null or blank value is missing, because HTML forms send empty inputs as blank texts. */
const DEFINE_IS_MISSING = `${IS_MISSING} := function($value) {
    $not($exists($value)) or $type($value) = 'null' or ($type($value) = 'string' ? $trim(${wellFormed('$value')}) = '' : false)
  }`;

const ID = `${POSTED_FIELDS}.${SUBMISSION_ID}`;

/** The names that a form may send. */
function knownNames({ form, spam }: SubmissionCheckProps): string[] {
  return [...form.fields.map(({ name }) => name), SUBMISSION_ID, ...spam.controlFields];
}

/** The fields of `$posted` as they are recorded. */
function keptFields(props: SubmissionCheckProps): string {
  const kept = props.form.fields.map((field) => checkField(field).kept);
  return `$merge([{}, $each($merge([${[...kept, ...keptUnknownFields(props.form, knownNames(props))].join(', ')}]), function($value, $name) {
    {$name: $type($value) = 'string' ? ${wellFormed('$value')} : $value}
  })])`;
}

/**
 * A parked submission in the format that the rest of the workflow uses. It was checked before, so only the text to analyze
 * is computed again.
 */
export function resumeSubmission(props: SubmissionCheckProps): string {
  const text = analyzedText(`${POSTED}.submission.fields`, props);
  return `$merge([${POSTED}.submission, {'text': ${text}}])`;
}

/** A missing optional text is empty. */
function analyzedText(fields: string, { form: { textField }, maxAnalyzedCharacters }: SubmissionCheckProps): string {
  const text = member(fields, textField.name);
  const cut = firstOf(text, Tokenization.stringifyNumber(maxAnalyzedCharacters));
  return textField.required ? cut : `($exists(${text}) ? ${cut} : '')`;
}

function submissionIdProblem(): string {
  const refusal = problem(SUBMISSION_ID, 'INVALID_FORMAT', `${SUBMISSION_ID} must be a UUID, or be left out.`);
  return `($exists(${ID}) and $not(${isUuid(ID)}) ? ${refusal})`;
}

/** DynamoDB's time to live requires whole seconds, as a number in a string. */
function expiry(retentionSeconds?: string): string {
  return retentionSeconds === undefined
    ? ''
    : `,\n    'expiresAt': $string($floor($millis / 1000) + ${retentionSeconds})`;
}
