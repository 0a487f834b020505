/** Mutations that nobody could tell from the workflow as it is, by what is the same about them. Each has a reason. */

/** Some mutations, by their names. */
export interface Equivalent {
  readonly names: RegExp;
  readonly reason: string;
}

/** All of them. */
const EQUIVALENTS: readonly Equivalent[] = [
  {
    names: /^Is It Spam\? .*: (choice 1 is|Choices\[0\]\.Condition)/,
    reason: 'Both choices continue at the same state. "Hold as Spam" only shows in the log that a person decides.',
  },
  {
    names: /^Resume Parked Submission .*: Assign\.submission: (without|another text than) 'errors'/,
    reason: 'Only "Is Submission Valid?" reads the errors, and a replay of a checked submission does not enter it.',
  },
  {
    names: /^Generate Reference Number .*: without Retry/,
    reason: 'If the function fails once, "Compute Reference Number" computes the same number.',
  },
];

/** Why a mutation cannot be seen, if it cannot. */
export function reasonFor(name: string): string | undefined {
  return EQUIVALENTS.find(({ names }) => names.test(name))?.reason;
}
