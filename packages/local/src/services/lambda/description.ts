/** A Lambda function whose code lies in a folder. */
export interface FunctionDescription {
  readonly name: string;
  readonly arn: string;
  /** The folder with the code, as an asset has it. */
  readonly codeDir: string;
  /** `file.export`, as Lambda writes it: `index.handler`, `src/app.main`. */
  readonly handler: string;
  /** Only `nodejs*` can be run. */
  readonly runtime: string;
  /** @default no variables but those that Lambda itself sets */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default 3 */
  readonly timeoutSeconds?: number;
  /** In MiB. @default 128 */
  readonly memorySize?: number;
  /** The versions and aliases by which it can be called; they all run this code. @default only `$LATEST` */
  readonly qualifiers?: readonly string[];
  /** The role as which it calls others. @default it may do everything */
  readonly roleArn?: string;
}
