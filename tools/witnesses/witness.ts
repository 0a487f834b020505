/** A witness is a tool that others wrote and that checks what we wrote. */

/** One witness. */
export interface Witness {
  /** Its name on the command line. */
  readonly name: string;
  /** What is compared with what, in one line. */
  readonly title: string;
  /** Whether it takes at most two minutes, so that every build runs it. */
  readonly isQuick: boolean;
  /** Shows that the witness sees mistakes. */
  readonly selfTest: SelfTest;
  /** @throws ToolMissing if a tool that it needs is missing and cannot be installed */
  run(): Promise<Testimony>;
}

/** Mistakes that are made on purpose. */
export interface SelfTest {
  /** Each mistake, and what the witness must report about it. */
  readonly faults: Readonly<Record<string, RegExp>>;
  /**
   * Runs the witness on something that has all of these mistakes, and returns its disagreements.
   * @throws ToolMissing as the witness itself
   */
  run(): Promise<readonly string[]>;
}

/** The report of a witness. */
export interface Testimony {
  /** How much was compared, by kind. */
  readonly compared: Readonly<Record<string, number>>;
  /** Each disagreement. */
  readonly disagreements: readonly string[];
  /** Expected differences and what was not compared, each with the reason. */
  readonly exceptions: readonly string[];
}

/** A tool is not here and could not be installed; the witness is skipped. */
export class ToolMissing extends Error {}
