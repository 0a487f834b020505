/** What every witness is: something that others wrote, asked for its judgement of what we wrote. */

/** One witness. */
export interface Witness {
  /** As it is named on the command line. */
  readonly name: string;
  /** What is compared with what, in one line. */
  readonly title: string;
  /** Whether it takes no more than a minute or two, so that every build asks it. */
  readonly isQuick: boolean;
  /** Shows that the witness sees mistakes. */
  readonly selfTest: SelfTest;
  /** @throws ToolMissing where what it needs is not here and cannot be installed */
  run(): Promise<Testimony>;
}

/** Mistakes that are made on purpose. */
export interface SelfTest {
  /** What each is, and what the witness has to say of it. */
  readonly faults: Readonly<Record<string, RegExp>>;
  /**
   * Asks the witness about something that has all of them, and gives what it disagrees with.
   * @throws ToolMissing as the witness itself
   */
  run(): Promise<readonly string[]>;
}

/** What a witness says. */
export interface Testimony {
  /** How much was compared, by what it is called. */
  readonly compared: Readonly<Record<string, number>>;
  /** Each thing that the witness sees otherwise than we do. */
  readonly disagreements: readonly string[];
  /** What is expected to differ, or was not compared, each with the reason. */
  readonly exceptions: readonly string[];
}

/** A tool is not here and could not be installed; the witness is skipped. */
export class ToolMissing extends Error {}
