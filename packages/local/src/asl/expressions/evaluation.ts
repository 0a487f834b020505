/** One evaluation of an expression: its time and random numbers, and the limits of its depth, memory and time. */
import {
  heldBytes,
  heldBytesWithin,
  memoryExceeded,
  MAX_BYTES_MADE,
  MAX_LEVELS,
  MAX_MILLISECONDS,
  stackOverflow,
  timeExceeded,
} from './bounds';
import { interruptible } from './interruptible';
import type { Node, Siblings } from './syntax';
import type { Random } from '../../base/random';

/** How often the elapsed time is checked: every few hundred microseconds. */
const STEPS_BETWEEN_LOOKS = 256;

/** Most evaluations end within this time, and never need the CPU time, whose query takes longer than many steps. */
const SHORT_MILLISECONDS = 20;

/**
 * The maximum duration of an evaluation, by the steps that it has done. AWS evaluates `$sum($map([1..200000],
 * function($v) {$v * 2}))` within its second (floci-io/floci 2737), which is 800,000 steps here. A slower or busier
 * machine gets more time for the same number of steps, most of it for the first quarter: no form needs more, and an
 * endless evaluation should not delay others for long.
 */
const TIME_FOR_STEPS = [
  { steps: 250_000, milliseconds: 30_000 },
  { steps: 900_000, milliseconds: 2_000 },
  { steps: Infinity, milliseconds: MAX_MILLISECONDS },
];

/** One of several nodes that JSONata starts at the same time, and those that wait for it. */
interface OpenSibling {
  readonly siblings: object;
  readonly depth: number;
  readonly waiting: (() => void)[];
  next: number;
}

export class Evaluation {
  private steps = 0;
  private depth = 0;
  private bytesMade = 0;
  private readonly open: OpenSibling[] = [];
  private readonly startedAt = performance.now();
  /** Set when the CPU time is checked first. */
  private start: NodeJS.CpuUsage | undefined;
  /** The time that interruptible work has taken so far. It has no steps that could be counted. */
  private worked = 0;

  public constructor(
    /** The value of `$now()` and `$millis()` during the whole evaluation. */
    public readonly now: number,
    public readonly random: Random,
  ) {}

  /**
   * Enters a level, before a node is evaluated. The items of a list and the members of an object, which JSONata starts
   * at the same time, wait for each other, so that each counts from the level of its list.
   */
  public enter(node: Node, siblingsOf: Siblings): Promise<void> | undefined {
    this.step();
    const siblings = siblingsOf.get(node);
    if (siblings !== undefined) {
      const last = this.open.at(-1);
      if (last?.siblings === siblings && last.depth === this.depth) {
        return new Promise((resolve) => last.waiting.push(resolve));
      }
      this.open.push({ siblings, depth: this.depth + 1, waiting: [], next: 0 });
    }
    this.depth += 1;
    if (this.depth > MAX_LEVELS) throw stackOverflow();
    return undefined;
  }

  /** Leaves a level, and resumes the next sibling if one is waiting. */
  public leave(node: Node, result: unknown, siblingsOf: Siblings): void {
    this.measure(node, result);
    this.depth -= 1;
    if (!siblingsOf.has(node)) return;
    const last = this.open[this.open.length - 1];
    if (last.next === last.waiting.length) {
      this.open.pop();
      return;
    }
    this.depth += 1;
    last.waiting[last.next]();
    last.next += 1;
  }

  /** Counts one step, and ends the evaluation when its time is up. */
  public step(): void {
    this.steps += 1;
    if (this.steps % STEPS_BETWEEN_LOOKS !== 0) return;
    if (performance.now() - this.startedAt < SHORT_MILLISECONDS) return;
    const { milliseconds = 0 } = TIME_FOR_STEPS.find(({ steps }) => this.steps < steps) ?? {};
    if (this.taken() >= milliseconds) throw timeExceeded();
  }

  /** Does work that could take too long. All such work of an evaluation together has one second. */
  public interruptible<T>(work: () => T): T {
    const before = this.taken();
    const left = MAX_MILLISECONDS - this.worked;
    if (left <= 0) throw timeExceeded();
    try {
      return interruptible(left, work);
    } finally {
      this.worked += this.taken() - before;
    }
  }

  /** CPU time, so that a busy machine does not give a different result. */
  private taken(): number {
    this.start ??= process.cpuUsage();
    const { user, system } = process.cpuUsage(this.start);
    return (user + system) / 1000;
  }

  private measure(node: Node, result: unknown): void {
    if (node.type === 'variable') return;
    const makes = node.type === 'function' || node.type === 'unary' || node.type === 'binary';
    const bytes = makes ? heldBytesWithin(result) : heldBytes(result);
    if (!makes) return;
    this.bytesMade += bytes;
    if (this.bytesMade > MAX_BYTES_MADE) throw memoryExceeded();
  }
}
