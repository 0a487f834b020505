/** The shapes in the graph of a workflow, as SVG path data. */
import { type Point } from './layout';
import { type Ending } from '../history/visit';

/** A line through these points with rounded corners. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const corners = rest.slice(0, -1).map((point, i) => {
    const before = towards(point, points[i]);
    const after = towards(point, rest[i + 1]);
    return `L${at(before)} Q${at(point)} ${at(after)}`;
  });
  return [`M${at(first)}`, ...corners, `L${at(points[points.length - 1])}`].join(' ');
}

/** The symbol in the mark of a state. */
export function outline(ending: Ending, x: number, y: number): string {
  return SIGNS[ending]
    .map((line) => line.map(([dx, dy], i) => `${i === 0 ? 'M' : 'L'}${at({ x: x + dx, y: y + dy })}`).join(' '))
    .join(' ');
}

// Lines between points around the center: a check mark, three dots, an exclamation mark, a bar, a cross.
const SIGNS: Readonly<Record<Ending, readonly (readonly (readonly [number, number])[])[]>> = {
  succeeded: [
    [
      [-4, 0],
      [-1, 3.2],
      [4.2, -3],
    ],
  ],
  running: [
    [
      [-4, 0],
      [-3.9, 0],
    ],
    [
      [0, 0],
      [0.1, 0],
    ],
    [
      [4, 0],
      [4.1, 0],
    ],
  ],
  caught: [
    [
      [0, -4.5],
      [0, 1],
    ],
    [
      [0, 4],
      [0, 4.1],
    ],
  ],
  stopped: [
    [
      [-4, 0],
      [4, 0],
    ],
  ],
  failed: [
    [
      [-3.2, -3.2],
      [3.2, 3.2],
    ],
    [
      [-3.2, 3.2],
      [3.2, -3.2],
    ],
  ],
};

const CORNER = 14;

/** The point on the way to another one at which a corner starts. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(0.5, CORNER / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
