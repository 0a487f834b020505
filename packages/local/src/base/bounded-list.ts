/** A list that drops its oldest entries, so that what is kept for inspection does not fill the memory. */

/** The limits of a list. */
export interface BoundedListLimits<T> {
  /** The maximum number of entries. */
  readonly count: number;
  /** The maximum total size, as `sizeOf` counts. */
  readonly size: number;
  readonly sizeOf: (entry: T) => number;
}

export class BoundedList<T> {
  private entries: { readonly entry: T; readonly size: number }[] = [];
  /** The index of the oldest entry: removing it from the front of the array would move all others. */
  private first = 0;
  private size = 0;

  public constructor(
    private readonly limits: BoundedListLimits<T>,
    entries: readonly T[] = [],
  ) {
    entries.forEach((entry) => this.add(entry));
  }

  public add(entry: T): void {
    const { count, size: most, sizeOf } = this.limits;
    const size = sizeOf(entry);
    this.entries.push({ entry, size });
    this.size += size;
    while (this.entries.length - this.first > count || this.size > most) this.drop();
    // Truncated rarely, because that copies everything that is left.
    if (this.first > this.entries.length / 2) {
      this.entries = this.entries.slice(this.first);
      this.first = 0;
    }
  }

  /** Oldest first. */
  public list(): T[] {
    return this.entries.slice(this.first).map(({ entry }) => entry);
  }

  private drop(): void {
    this.size -= this.entries[this.first].size;
    this.first += 1;
  }
}
