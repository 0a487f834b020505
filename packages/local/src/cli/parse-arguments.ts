/** Parses the arguments of a command, and says in one sentence what is wrong with them. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { StartError } from '../base/start-error';

/** The options of a command, by name without the hyphens. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** @param examples a value for each option that takes one, e.g. `{ '--port': '3000' }` */
export function parseArguments<T extends Options>(
  args: readonly string[],
  options: T,
  examples: Readonly<Record<string, string>>,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw explain(error, options, examples);
  }
}

function explain(error: unknown, options: Options, examples: Readonly<Record<string, string>>): Error {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) throw error;
  const message = String(error.message);
  const option = /'(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1] ?? 'An option';
  const allowed = Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ');
  const isFlag = options[option.slice(2)]?.type === 'boolean';
  const reasons: Record<string, string> = {
    ERR_PARSE_ARGS_UNKNOWN_OPTION: `${option} is not an option of this command. Allowed: ${allowed}.`,
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE: isFlag
      ? `${option} does not take a value. See --help.`
      : `${option} requires a value, e.g. "${option} ${examples[option] ?? '...'}". See --help.`,
  };
  return new StartError(reasons[String(error.code)] ?? message, { cause: error });
}
