/** One way: its commands, where they are run, and the template that they deploy. */
export interface Way {
  readonly commands: readonly string[];
  /** @default an empty folder with the template */
  readonly cwd?: string;
  /** @default the self-contained template */
  readonly template?: string;
}
