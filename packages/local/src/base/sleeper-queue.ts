/** A priority queue of sleepers: simulations have tens of thousands at a time. */

/** A sleeper that waits for a time of a clock. */
export interface Sleeper {
  readonly wakeAt: number;
  /** Wakes it, unless that has already happened. */
  readonly wake: () => void;
  awake: boolean;
}

interface Entry {
  readonly sleeper: Sleeper;
  /** The order of arrival, in which sleepers of the same time wake. */
  readonly order: number;
}

/** A binary heap, whose first entry wakes first. */
export class SleeperQueue {
  private readonly heap: Entry[] = [];
  private added = 0;

  public add(sleeper: Sleeper): void {
    this.added += 1;
    this.heap.push({ sleeper, order: this.added });
    this.rise(this.heap.length - 1);
  }

  /** The next sleeper that is not awake yet. */
  public first(): Sleeper | undefined {
    while (this.heap.length > 0 && this.heap[0].sleeper.awake) this.removeFirst();
    return this.heap[0]?.sleeper;
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink(0);
  }

  private rise(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = Math.floor((index - 1) / 2);
      if (!this.isBefore(index, parent)) return;
      this.swap(index, parent);
      index = parent;
    }
  }

  private sink(start: number): void {
    let index = start;
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let earliest = index;
      if (left < this.heap.length && this.isBefore(left, earliest)) earliest = left;
      if (right < this.heap.length && this.isBefore(right, earliest)) earliest = right;
      if (earliest === index) return;
      this.swap(index, earliest);
      index = earliest;
    }
  }

  private isBefore(left: number, right: number): boolean {
    const [a, b] = [this.heap[left], this.heap[right]];
    return a.sleeper.wakeAt === b.sleeper.wakeAt ? a.order < b.order : a.sleeper.wakeAt < b.sleeper.wakeAt;
  }

  private swap(left: number, right: number): void {
    [this.heap[left], this.heap[right]] = [this.heap[right], this.heap[left]];
  }
}
