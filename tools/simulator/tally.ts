/** Counts what was really simulated: schedules, submissions, and every fault by operation and kind. */
import type { Facts } from './facts';
import { repeatedEmails } from './repeats';
import type { FaultKind } from './schedule';
import type { World } from './world';

/** The columns of the table of faults. */
const KINDS: Readonly<Record<FaultKind, string>> = {
  error: 'error',
  lost: 'lost answer',
  hang: 'no answer',
  lostHang: 'done, no answer',
  late: 'late',
};

/** Sums over many simulations. */
export class Tally {
  private schedules = 0;
  private submissions = 0;
  private executions = 0;
  private calls = 0;
  private readonly faults = new Map<string, Map<FaultKind, number>>();
  private readonly errors = new Set<string>();
  private readonly others = new Map<string, number>();

  /** Adds a simulation. */
  public add(world: World): void {
    const { facts, dead } = world;
    this.schedules += 1;
    this.submissions += facts.posts.length;
    this.executions += facts.executions.length;
    this.calls += facts.calls.length;
    for (const { operation, fault, injected } of facts.calls) {
      if (fault === undefined) continue;
      const kinds = this.faults.get(operation) ?? new Map<FaultKind, number>();
      this.faults.set(operation, kinds.set(fault.kind, (kinds.get(fault.kind) ?? 0) + 1));
      if (injected !== undefined) this.errors.add(`${operation} ${injected}`);
    }
    for (const [name, count] of othersOf(facts)) this.count(name, count);
    const { afterLostAnswer, byOverlap } = repeatedEmails(world);
    this.count('emails repeated after a lost answer', afterLostAnswer);
    this.count('emails repeated because runs of one submission overlapped', byOverlap);
    this.count('messages in the dead-letter queue at the end', dead().length);
  }

  /** What was simulated, and how fast. */
  public summary(milliseconds: number): string {
    const seconds = milliseconds / 1000;
    const rate = (count: number) => (count / seconds).toFixed(1);
    return [
      `${this.schedules} schedules in ${seconds.toFixed(1)} s: ${rate(this.schedules)} schedules a second, `,
      `${rate(this.submissions)} simulated submissions a second `,
      `(${this.submissions} submissions, ${this.executions} executions, ${this.calls} calls of services).`,
    ].join('');
  }

  /** The faults that were really injected. */
  public table(): string {
    const kinds = Object.keys(KINDS) as FaultKind[];
    const rows = [...this.faults]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([operation, counts]) => [operation, ...kinds.map((kind) => String(counts.get(kind) ?? 0))]);
    const others = [...this.others].sort(([a], [b]) => a.localeCompare(b)).map(([name, count]) => `${name}: ${count}`);
    return [
      ...aligned([['faults injected', ...Object.values(KINDS)], ...rows]),
      `different errors: ${this.errors.size}`,
      ...others,
    ].join('\n');
  }

  private count(name: string, count: number): void {
    this.others.set(name, (this.others.get(name) ?? 0) + count);
  }
}

function othersOf(facts: Facts): [string, number][] {
  const replays = facts.executions.filter(({ kind }) => kind === 'replay').length;
  const parked = facts.tickets.filter(({ ticketId }) => ticketId.startsWith('U-')).length;
  return [
    ...facts.mishaps.map(({ kind }): [string, number] => [kind, 1]),
    ['customers trying again', facts.posts.filter(({ time }) => time > 0).length],
    ['replays', replays],
    ['sweeps', facts.executions.filter(({ kind }) => kind === 'sweep').length],
    ['tickets of parked submissions', parked],
  ];
}

function aligned(rows: readonly string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2))).join(''),
  );
}
