/** Matches a regular expression as JSONata does, but so that an endless search can be stopped. */
import type { Evaluation } from './evaluation';
import { costOfSearch } from './regex-cost';

/** Steps of a search that take about a tenth of a second: below, it need not be interruptible. */
const FEW_STEPS = 5e7;

/** The maximum number of matches that are searched for at once. */
const MAX_AHEAD = 4_096;

/** The interface of a matcher for JSONata's functions. */
export interface Match {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly next: () => Match | undefined;
}

/** `\s` is ASCII white space on AWS, whose expressions are Java's (iwamot/sfnx, measured in September 2026). */
const SPACES = ' \\t\\n\\v\\f\\r';
const NO_SPACES = '\\0-\\b\\x0e-\\x1f!-\\uffff';

/** One class, one escape, or any other character. */
const PART = /\[(?:\\.|[^\]\\])*\]|\\.|[^]/g;

/** The function that represents a regular expression in JSONata. */
export function matcherOf(
  pattern: RegExp,
  position: number | undefined,
  evaluation: () => Evaluation,
): (text: unknown, from?: number) => Match | undefined {
  const cost = costOfSearch(pattern);
  const asOnAws = new RegExp(withAsciiSpaces(pattern.source), pattern.flags);
  return (value, from = 0) => {
    const text = String(value);
    return new Matches(asOnAws, pattern.source, position, text, from, cost(text.length) <= FEW_STEPS, evaluation()).at(
      0,
    );
  };
}

function withAsciiSpaces(source: string): string {
  return source.replace(PART, (part) => {
    const isClass = part.length > 2;
    return part.replace(/\\[^]/g, (escape) => {
      if (escape === '\\s') return isClass ? SPACES : `[${SPACES}]`;
      if (escape === '\\S') return isClass ? NO_SPACES : `[${NO_SPACES}]`;
      return escape;
    });
  });
}

/** The matches in one text, searched for on demand. */
class Matches {
  private readonly found: (RegExpExecArray | undefined)[] = [];
  private ahead = 1;

  public constructor(
    private readonly pattern: RegExp,
    private readonly source: string,
    private readonly position: number | undefined,
    private readonly text: string,
    private readonly from: number,
    private readonly isQuick: boolean,
    private readonly evaluation: Evaluation,
  ) {}

  public at(index: number): Match | undefined {
    this.evaluation.step();
    if (index >= this.found.length) this.look();
    const found = this.found[index];
    if (found === undefined) return undefined;
    if (index > 0 && found[0] === '') {
      // JSONata refuses this as well: it would find such a match again and again.
      throw Object.assign(new Error(), { code: 'D1004', position: this.position, value: this.source });
    }
    const { index: start } = found;
    return {
      match: found[0],
      start,
      end: start + found[0].length,
      groups: found.slice(1),
      next: () => this.at(index + 1),
    };
  }

  /** Searches for the next match, or for more and more of them if starting a search is what takes long. */
  private look(): void {
    if (this.isQuick) return void this.found.push(this.search());
    this.evaluation.interruptible(() => {
      for (let left = this.ahead; left > 0 && (this.found.length === 0 || this.found.at(-1) !== undefined); left--) {
        this.found.push(this.search());
      }
    });
    this.ahead = Math.min(MAX_AHEAD, this.ahead * 8);
  }

  private search(): RegExpExecArray | undefined {
    const last = this.found.at(-1);
    const from = last === undefined ? this.from : last.index + last[0].length;
    if (last !== undefined && from >= this.text.length) return undefined;
    this.pattern.lastIndex = from;
    return this.pattern.exec(this.text) ?? undefined;
  }
}
