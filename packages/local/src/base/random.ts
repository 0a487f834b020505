/** Random numbers: those of the machine, and a generator with a seed whose numbers are the same each time. */
import { randomUUID } from 'node:crypto';

/** The source of random numbers and UUIDs. */
export interface Random {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A version 4 UUID. */
  uuid(): string;
}

/** The random numbers of the machine. */
export const systemRandom: Random = {
  next: () => Math.random(),
  uuid: () => randomUUID(),
};

/** Park and Miller's minimal standard generator: exact in a double, so it needs no bit operation. */
const MODULUS = 2_147_483_647;
const MULTIPLIER = 48_271;

/** Returns the same numbers and UUIDs for the same seed. */
export class SeededRandom implements Random {
  private state: number;

  public constructor(seed: number = 1) {
    this.state = 1 + (Math.abs(Math.trunc(seed)) % (MODULUS - 1));
    // The first numbers of neighboring seeds are similar.
    for (let discarded = 0; discarded < 8; discarded++) this.next();
  }

  public next(): number {
    this.state = (this.state * MULTIPLIER) % MODULUS;
    return (this.state - 1) / (MODULUS - 1);
  }

  public uuid(): string {
    const hex = (length: number) => Array.from({ length }, () => this.pick('0123456789abcdef')).join('');
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${this.pick('89ab')}${hex(3)}-${hex(12)}`;
  }

  private pick(symbols: string): string {
    return symbols.charAt(Math.floor(this.next() * symbols.length));
  }
}
