import { IS_REPLAY } from './replays';

/**
 * What was posted, as it came; in a replay, the message. States take it from here and hand on an empty object: what is written
 * as `1e9` is written as `1000000000` when it is handed on, and no error handler catches what becomes too large by that.
 */
export const POSTED = '$states.context.Execution.Input';

/** The most that a submission may weigh, serialized. It leaves room for every copy that the workflow makes of it. */
const MAX_SUBMISSION_BYTES = 64 * 1024;

/**
 * How many objects and arrays a submission may have. A form has one; with so few there is no depth at which one step of the
 * workflow still reads it and another does not.
 */
const MAX_CONTAINERS = 100;

/** What a submission that is too large is told. */
export const TOO_LARGE = {
  field: '',
  code: 'TOO_LARGE',
  message: `The submission is larger than ${MAX_SUBMISSION_BYTES} bytes.`,
};

/** What a submission is told that no expression can read. */
export const NOT_READABLE = {
  field: '',
  code: 'NOT_READABLE',
  message: `The submission has a number that is too large, or more than ${MAX_CONTAINERS} objects and arrays.`,
};

/**
 * A JSONata expression for the code of what keeps the workflow from looking at the fields, or an empty text. It fails where a
 * number is infinite or the nesting is too deep for the engine.
 *
 * JSONata counts code points, and one takes up to 4 bytes of UTF-8: what is not printable ASCII is counted as 4. The
 * first test spares a huge submission the others. A replay has passed here before.
 */
export function unreadable(): string {
  const limit = MAX_SUBMISSION_BYTES;
  const size = '$length($serialized)';
  const others = "$length($replace($serialized, /[ -~]+/, ''))";
  const opened = (text: string) =>
    `$count($split(${text}, '[')) + $count($split(${text}, '{')) - 2 > ${MAX_CONTAINERS}`;
  // Brackets in texts do not count. Escapes go first, and then nothing between two quotes is one.
  const structure = `$replace($replace($replace($serialized, '\\\\\\\\', ''), '\\\\"', ''), /"[^"]*"/, '')`;
  // A number alone stands in a list, because the text of an infinite one is no error in every engine.
  return `(
  $serialized := ${IS_REPLAY} ? '' : $string($type(${POSTED}) = 'number' ? [${POSTED}] : ${POSTED});
  ${size} > ${limit} or ${size} + 3 * ${others} > ${limit} ? '${TOO_LARGE.code}'
    : (${opened('$serialized')} ? ${opened(structure)} : false) ? '${NOT_READABLE.code}' : ''
)`;
}
