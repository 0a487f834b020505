/** Functions for times. A time without an offset is one in UTC on AWS, wherever this machine is (iwamot/sfnx, measured in September 2026). */
import type { FunctionDefinition, Original } from './aws-functions';
import type { Evaluation } from './evaluation';

export function timeFunctions(
  evaluation: () => Evaluation,
  original: Original,
): Readonly<Record<string, FunctionDefinition>> {
  return {
    now: {
      run: (picture?: string, timezone?: string) =>
        original('fromMillis')(evaluation().now, picture, offsetIn(timezone)),
      signature: '<s?s?:s>',
    },
    fromMillis: {
      run: (time: unknown, picture?: string, timezone?: string) =>
        original('fromMillis')(time, picture, offsetIn(timezone)),
      signature: '<n-s?s?:s>',
    },
    toMillis: {
      run: (text?: string, picture?: string) => {
        // What a picture leaves out, JSONata takes from the time of the evaluation.
        const scope = { environment: { timestamp: new Date(evaluation().now) } };
        return original('toMillis').call(scope, picture === undefined ? text && withOffset(text) : text, picture);
      },
      signature: '<s-s?:n>',
    },
  };
}

/** AWS takes what is no offset, such as `utc`, for UTC. */
function offsetIn(timezone?: string): string | undefined {
  return timezone !== undefined && /^[+-]?\d{4}$/.test(timezone) ? timezone : undefined;
}

function withOffset(text: string): string {
  return /T\d\d:\d\d:\d\d(?:\.\d+)?$/.test(text) ? `${text}Z` : text;
}
