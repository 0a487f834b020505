/** A list that forgets its oldest entries. */
export class Ring<T> {
  private entries: T[] = [];

  /** @param limit how many entries are kept at least; a few more may be for a while */
  public constructor(private readonly limit: number) {}

  public add(entry: T): void {
    this.entries.push(entry);
    // Cut rarely, because each cut copies all that is left.
    if (this.entries.length >= 2 * this.limit) this.entries = this.list().slice();
  }

  /** The newest, oldest first. */
  public list(): readonly T[] {
    return this.entries.slice(-this.limit);
  }
}
