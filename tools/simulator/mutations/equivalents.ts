/** Mutations that nobody could tell from the workflow as it is, by what is the same about them. Each has a reason. */

/** Some mutations, by their names. */
export interface Equivalent {
  readonly names: RegExp;
  readonly reason: string;
}

/** All of them. */
export const EQUIVALENTS: readonly Equivalent[] = [];

/** Why a mutation cannot be seen, if it cannot. */
export function reasonFor(name: string): string | undefined {
  return EQUIVALENTS.find(({ names }) => names.test(name))?.reason;
}
