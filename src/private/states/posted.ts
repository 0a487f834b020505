import { IS_REPLAY } from './replays';

/**
 * The posted input, unchanged; in a replay, the message. States read it from here and pass on an empty object: passing it
 * on would rewrite `1e9` as `1000000000`, and no error handler catches an input that becomes too large because of that.
 */
export const POSTED = '$states.context.Execution.Input';

/** The maximum size of a serialized submission. It leaves room for every copy that the workflow makes of it. */
const MAX_SUBMISSION_BYTES = 64 * 1024;

/**
 * The maximum number of objects and arrays in a submission. A form has one. With so few, every step of the workflow can
 * read the nesting.
 */
const MAX_CONTAINERS = 100;

/** The error of a submission that is too large. */
export const TOO_LARGE = {
  field: '',
  code: 'TOO_LARGE',
  message: `The submission is larger than ${MAX_SUBMISSION_BYTES} bytes.`,
};

/** The error of a submission that no expression can read. */
export const NOT_READABLE = {
  field: '',
  code: 'NOT_READABLE',
  message: `The submission has a number that is too large, or more than ${MAX_CONTAINERS} objects and arrays.`,
};

/**
 * A JSONata expression for the code of an error that prevents the workflow from reading the fields, or an empty text. It
 * fails if a number is infinite or the nesting is too deep for the engine.
 *
 * JSONata counts code points, and one takes up to 4 bytes of UTF-8: every character that is not printable ASCII is counted
 * as 4. For a huge submission, only the first test runs. A replay was tested in an earlier run.
 */
export function unreadable(): string {
  const limit = MAX_SUBMISSION_BYTES;
  const size = '$length($serialized)';
  const others = "$length($replace($serialized, /[ -~]+/, ''))";
  const opened = (text: string) =>
    `$count($split(${text}, '[')) + $count($split(${text}, '{')) - 2 > ${MAX_CONTAINERS}`;
  // Brackets in texts do not count: first escapes are removed, and then everything between two quotes.
  const structure = `$replace($replace($replace($serialized, '\\\\\\\\', ''), '\\\\"', ''), /"[^"]*"/, '')`;
  // A number alone is put in a list, because some engines accept an infinite number that is not in a list.
  return `(
  $serialized := ${IS_REPLAY} ? '' : $string($type(${POSTED}) = 'number' ? [${POSTED}] : ${POSTED});
  ${size} > ${limit} or ${size} + 3 * ${others} > ${limit} ? '${TOO_LARGE.code}'
    : (${opened('$serialized')} ? ${opened(structure)} : false) ? '${NOT_READABLE.code}' : ''
)`;
}
