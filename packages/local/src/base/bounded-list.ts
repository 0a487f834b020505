/** A list that forgets its oldest entries, so that what is kept to be looked at does not fill the memory. */

/** How much is kept. */
export interface BoundedListLimits<T> {
  /** The most entries. */
  readonly count: number;
  /** The most that they may be together, as `sizeOf` counts. */
  readonly size: number;
  readonly sizeOf: (entry: T) => number;
}

export class BoundedList<T> {
  private entries: { readonly entry: T; readonly size: number }[] = [];
  /** Where the oldest entry is: taking it from the front of the list would move all others. */
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
    // Cut rarely, because each cut copies all that is left.
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
