/** Multinomial logistic regression with a penalty on large weights, solved by L-BFGS. The same every time: nothing is random. */

/** A text as numbers: the columns that are not 0, and how much it counts. */
export interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly label: number;
  readonly weight: number;
}

const MOST_STEPS = 120;
const REMEMBERED = 10;
/** The search ends when a step reduces the loss by less than this share of it. */
const ENOUGH = 1e-5;

/** The weight of column `c` for label `k` is at `c * labels + k`. */
export function regress(rows: readonly Row[], columns: number, labels: number, penalty: number): Float64Array {
  return minimized((weights, gradient) => loss(rows, labels, penalty, weights, gradient), columns * labels);
}

type Loss = (at: Float64Array, gradient: Float64Array) => number;

function loss(rows: readonly Row[], labels: number, penalty: number, weights: Float64Array, gradient: Float64Array) {
  let total = 0;
  weights.forEach((weight, index) => {
    total += (penalty / 2) * weight * weight;
    gradient[index] = penalty * weight;
  });
  const sums = new Float64Array(labels);
  for (const { columns, values, label, weight } of rows) {
    sums.fill(0);
    for (let i = 0; i < columns.length; i++) {
      for (let k = 0; k < labels; k++) sums[k] += values[i] * weights[columns[i] * labels + k];
    }
    const largest = Math.max(...sums);
    const all = sums.reduce((sum, value) => sum + Math.exp(value - largest), 0);
    total += weight * (Math.log(all) + largest - sums[label]);
    for (let k = 0; k < labels; k++) sums[k] = weight * (Math.exp(sums[k] - largest) / all - (k === label ? 1 : 0));
    for (let i = 0; i < columns.length; i++) {
      for (let k = 0; k < labels; k++) gradient[columns[i] * labels + k] += values[i] * sums[k];
    }
  }
  return total;
}

function minimized(lossAt: Loss, size: number): Float64Array {
  let at = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = lossAt(at, gradient);
  const memory: { moved: Float64Array; turned: Float64Array }[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = directionFrom(gradient, memory);
    const slope = dot(direction, gradient);
    for (let length = 1; ; length /= 2) {
      const next = at.map((x, i) => x + length * direction[i]);
      const nextGradient = new Float64Array(size);
      const nextValue = lossAt(next, nextGradient);
      if (nextValue > value + 1e-4 * length * slope && length > 1e-9) continue;
      const moved = next.map((x, i) => x - at[i]);
      const turned = nextGradient.map((x, i) => x - gradient[i]);
      if (dot(moved, turned) > 0) memory.push({ moved, turned });
      if (memory.length > REMEMBERED) memory.shift();
      const gained = value - nextValue;
      [at, gradient, value] = [next, nextGradient, nextValue];
      if (gained < ENOUGH * value) return at;
      break;
    }
  }
  return at;
}

/** The direction of the next step: the negative gradient, corrected by the curvature that the last steps showed. */
function directionFrom(gradient: Float64Array, memory: readonly { moved: Float64Array; turned: Float64Array }[]) {
  const direction = gradient.map((x) => -x);
  const shares: number[] = [];
  for (let m = memory.length - 1; m >= 0; m--) {
    const { moved, turned } = memory[m];
    shares[m] = dot(moved, direction) / dot(moved, turned);
    turned.forEach((x, i) => (direction[i] -= shares[m] * x));
  }
  const last = memory[memory.length - 1];
  const scale =
    last === undefined
      ? 1 / Math.sqrt(dot(gradient, gradient))
      : dot(last.moved, last.turned) / dot(last.turned, last.turned);
  direction.forEach((x, i) => (direction[i] = x * scale));
  memory.forEach(({ moved, turned }, m) => {
    const share = shares[m] - dot(turned, direction) / dot(moved, turned);
    moved.forEach((x, i) => (direction[i] += share * x));
  });
  return direction;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i] * other[i];
  return sum;
}
