import { checkKind, isObject, Kind, RequiredKind, shown } from './kinds';

/** The kind of every option of a struct. The compiler checks that none is missing. */
export type Shape<T> = {
  readonly [name in keyof T]-?: undefined extends T[name] ? Kind : RequiredKind;
};

/** The minimum length of a name to search for in other groups. Short names such as `path` and `domain` have many other meanings. */
const MIN_LENGTH_IN_GROUP = 8;

/**
 * Refuses options of the wrong kind, misspelled options, and options that belong in a group, such as `allowedOrigins` for
 * `api.allowedOrigins`. Other unknown names pass, because a class may pass on its own options.
 *
 * @param owner the owner of the options, such as `FormField.text()`
 * @param prefix the prefix of each name, such as `api.`
 */
export function checkOptions<T extends object>(owner: string, given: T, shape: Shape<T>, prefix = ''): void {
  if (!isOptions(given)) throw new Error(`The options of ${owner} must be an object, got: ${shown(given)}`);
  const kinds = new Map<string, Kind | RequiredKind>(Object.entries(shape));
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !kinds.has(name)) refuseMisspelt(owner, name, kinds, prefix);
  }
  for (const [name, kind] of kinds) {
    const value: unknown = Reflect.get(given, name);
    const isOptional = !('isRequired' in kind);
    if (value !== undefined || !isOptional) checkKind(`${prefix}${name}`, value, kind, isOptional);
  }
}

function refuseMisspelt(owner: string, name: string, kinds: ReadonlyMap<string, Kind>, prefix: string): void {
  const names = [...kinds.keys()].sort();
  const grouped = [...kinds].flatMap(([group, { options = [] }]) => options.map((option) => `${group}.${option}`));
  const findable = grouped.filter((path) => lastOf(path).length >= MIN_LENGTH_IN_GROUP);
  const meant = findable.find((path) => lastOf(path) === name) ?? closest(name, names) ?? closest(name, findable);
  if (meant !== undefined) {
    throw new Error(
      `${prefix}${name} is not an option of ${owner}, which has ${names.join(', ')}. Did you mean ${meant}?`,
    );
  }
}

/** Options within options. */
export function optionsOf<T extends object>(shape: Shape<T>): Kind {
  return {
    what: 'an object of options',
    fits: isOptions,
    options: Object.entries<Kind>(shape).flatMap(([name, { options = [] }]) => [
      name,
      ...options.map((option) => `${name}.${option}`),
    ]),
    checkContent: (path, value) => checkOptions(path, value as T, shape, `${path}.`),
  };
}

function isOptions(value: unknown): boolean {
  return isObject(value) && !Array.isArray(value);
}

/**
 * The name that was probably meant: at most about one error in four letters. Case, `_` and `-` are ignored. In a path, such
 * as `api.allowedOrigins`, only the last name counts.
 */
function closest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[_-]/g, '');
  const ranked = known
    .map((candidate) => ({ candidate, slips: slipsBetween(plain(name), plain(lastOf(candidate))) }))
    .sort((a, b) => a.slips - b.slips);
  return ranked.find(({ candidate, slips }) => slips <= Math.max(1, Math.round(lastOf(candidate).length / 4)))
    ?.candidate;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** The number of letters that are missing, extra, wrong, or swapped with their neighbor (optimal string alignment). */
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
