/** The limit is for a process that runs very many definitions: a definition has at most a few hundred such texts. */
const MAX_KNOWN = 10_000;

/** A function of a text that occurs again and again, such as a path in a definition: its result is computed once. */
export function memoized<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.value;
    if (known.size >= MAX_KNOWN) known.clear();
    const value = compute(text);
    known.set(text, { value });
    return value;
  };
}
