/** A Lambda function whose code is in a folder. */
export interface FunctionDescription {
  readonly name: string;
  readonly arn: string;
  /** The folder with the code, as in an asset. */
  readonly codeDir: string;
  /** `file.export`, as on Lambda: `index.handler`, `src/app.main`. */
  readonly handler: string;
  /** Only `nodejs*` can run. */
  readonly runtime: string;
  /** @default only the variables that Lambda itself sets */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default 3 */
  readonly timeoutSeconds?: number;
  /** In MiB. @default 128 */
  readonly memorySize?: number;
  /**
   * Its versions and aliases, which all run this code.
   * @default only `$LATEST`
   */
  readonly qualifiers?: readonly string[];
  /**
   * The role with which it calls other services.
   * @default it may do everything
   */
  readonly roleArn?: string;
}
