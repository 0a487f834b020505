/**
 * Finds the route of a request as API Gateway does: a full match first, then a greedy one, then `$default`. Among full
 * matches, fixed segments are preferred to variables, and a specific method to ANY.
 */
import { type RouteDescription } from './description';

/** A route that matches a request. */
export interface RouteMatch {
  readonly route: RouteDescription;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The routes of one API, prepared for the search. */
export class RouteTable {
  private readonly entries: readonly Entry[];

  public constructor(routes: readonly RouteDescription[]) {
    this.entries = routes.map(toEntry).sort((a, b) => compareRanks(a.rank, b.rank));
  }

  /** The best route for a request, or undefined. */
  public match(method: string, path: string): RouteMatch | undefined {
    for (const { route, method: wanted, pattern, names } of this.entries) {
      const found = wanted === 'ANY' || wanted === method ? pattern.exec(path) : null;
      if (found === null) continue;
      return { route, pathParameters: Object.fromEntries(names.map((name, i) => [name, decode(found[i + 1])])) };
    }
    return undefined;
  }
}

interface Entry {
  readonly route: RouteDescription;
  readonly method: string;
  readonly pattern: RegExp;
  /** The path parameters, in the order of the pattern's groups. */
  readonly names: readonly string[];
  readonly rank: readonly number[];
}

// A rank has a digit for each segment: the leftmost difference decides between two routes that match one path.
const FIXED = 0;
const VARIABLE = 1;
const GREEDY = 2;
const DEFAULT = 3;

function toEntry(route: RouteDescription): Entry {
  if (route.key === '$default') return { route, method: 'ANY', pattern: /^/, names: [], rank: [DEFAULT] };
  const [method, path] = route.key.split(' ');
  const segments = path.split('/').slice(1);
  const kinds = segments.map(kindOf);
  return {
    route,
    method,
    pattern: new RegExp(`^/${segments.map(patternOf).join('/')}$`),
    names: segments.filter((segment) => kindOf(segment) !== FIXED).map((segment) => segment.replace(/[{}+]/g, '')),
    rank: [kinds.includes(GREEDY) ? GREEDY : FIXED, ...kinds, method === 'ANY' ? 1 : 0],
  };
}

function kindOf(segment: string): number {
  if (!/^\{.+\}$/.test(segment)) return FIXED;
  return segment.endsWith('+}') ? GREEDY : VARIABLE;
}

function patternOf(segment: string): string {
  const kind = kindOf(segment);
  if (kind === FIXED) return segment.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return kind === VARIABLE ? '([^/]+)' : '(.+)';
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const position = a.findIndex((digit, i) => digit !== b[i]);
  return position < 0 ? 0 : a[position] - (b[position] ?? -1);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
