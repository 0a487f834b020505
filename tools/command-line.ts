/** Reads the arguments of a command of `npm run`: `--help` prints how it is used, and a mistake gets one line and exit code 2. */
import { messageOf } from 'sentiment-form-local/lib/base/errors';
import { parseArguments, type Options } from 'sentiment-form-local/lib/cli/parse-arguments';

/** What a command is, and what may follow its name. */
export interface CommandLine<T extends Options> {
  /** What `--help` prints. */
  readonly usage: string;
  readonly options: T;
  /** How many words may stand beside the options. @default 0 */
  readonly maxWords?: number;
}

const HELP = { help: { type: 'boolean' } } as const;

/** The options and words that were given. Does not return if there is nothing to run. */
export function readCommandLine<T extends Options>(
  { usage, options, maxWords = 0 }: CommandLine<T>,
  args: readonly string[] = process.argv.slice(2),
): ReturnType<typeof parseArguments<T & typeof HELP>> {
  if (args.includes('--help')) {
    console.log(usage);
    return process.exit(0);
  }
  try {
    const parsed = parseArguments(args, { ...options, ...HELP }, {});
    const excess = parsed.positionals[maxWords];
    return excess === undefined
      ? parsed
      : refuse(`Too many arguments: at most ${maxWords} allowed, got one more: ${excess}. See --help.`);
  } catch (error) {
    return refuse(messageOf(error));
  }
}

/** Ends the command because of what it was given. */
export function refuse(problem: string): never {
  console.error(problem);
  return process.exit(2);
}

/** The value of an option that is a count or a seed. */
export function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= 0) return value;
  return refuse(`--${name} must be a whole number, got: ${text}`);
}
