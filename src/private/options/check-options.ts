import { checkKind, isObject, Kind, RequiredKind, shown } from './kinds';

/** The kind of every option of a struct. The compiler holds it complete. */
export type Shape<T> = {
  readonly [name in keyof T]-?: undefined extends T[name] ? Kind : RequiredKind;
};

/**
 * Refuses options of another kind than theirs, and a misspelt one. Other names that nobody knows pass: a class may hand on what
 * belongs to itself.
 *
 * @param owner what the options are of, such as `FormField.text()`
 * @param prefix what stands before the name of each, such as `api.`
 */
export function checkOptions<T extends object>(owner: string, given: T, shape: Shape<T>, prefix = ''): void {
  if (!isOptions(given)) {
    throw new Error(`The options of ${owner} must be an object, got: ${shown(given)}`);
  }
  const kinds = new Map<string, Kind | RequiredKind>(Object.entries(shape));
  const names = [...kinds.keys()].sort();
  for (const [name, value] of Object.entries(given)) {
    const meant = value === undefined || kinds.has(name) ? undefined : closest(name, names);
    if (meant !== undefined) {
      throw new Error(
        `${prefix}${name} is not an option of ${owner}, which has ${names.join(', ')}. Did you mean ${meant}?`,
      );
    }
  }
  for (const [name, kind] of kinds) {
    const value: unknown = Reflect.get(given, name);
    const isOptional = !('isRequired' in kind);
    if (value !== undefined || !isOptional) {
      checkKind(`${prefix}${name}`, value, kind, isOptional);
    }
  }
}

/** Options within options. */
export function optionsOf<T extends object>(shape: Shape<T>): Kind {
  return {
    what: 'an object of options',
    fits: isOptions,
    checkContent: (path, value) => checkOptions(path, value as T, shape, `${path}.`),
  };
}

function isOptions(value: unknown): boolean {
  return isObject(value) && !Array.isArray(value);
}

/** The name that somebody meant who wrote another: one with a slip in about four letters at most, in any case, with `_` or `-`. */
function closest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[_-]/g, '');
  const ranked = known
    .map((candidate) => ({ candidate, slips: slipsBetween(plain(name), plain(candidate)) }))
    .sort((a, b) => a.slips - b.slips);
  return ranked.find(({ candidate, slips }) => slips <= Math.max(1, Math.round(candidate.length / 4)))?.candidate;
}

/** How many letters are missing, too many, wrong, or swapped with their neighbour (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i][j] = Math.min(
        rows[i - 1][j] + 1,
        rows[i][j - 1] + 1,
        rows[i - 1][j - 1] + (isSame ? 0 : 1),
        isSwapped ? rows[i - 2][j - 2] + 1 : Infinity,
      );
    }
  }
  return rows[one.length][other.length];
}
