/** Small charts: one value for each time slice. */
import { timeOfDay } from '../../base/time-of-day';
import { html, type Html } from '../html';

/** A series of values. */
export interface Series {
  readonly name: string;
  /** The color of the series. */
  readonly look: 'plain' | 'bad' | 'second';
  readonly values: readonly (number | undefined)[];
}

/** A chart with bars, or with dots that are connected by a line. */
export interface ChartOptions {
  readonly title: string;
  readonly kind: 'bars' | 'lines';
  /** The start of each slice. */
  readonly starts: readonly number[];
  readonly series: readonly Series[];
  readonly text: (value: number) => string;
}

/** Draws it, with the highest values in text. */
export function chart({ title, kind, starts, series, text }: ChartOptions): Html {
  const top = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const scale = (value: number): number => (top === 0 ? 0 : (value / top) * HEIGHT);
  return html`<figure class="card chart">
    <figcaption>
      <b>${title}</b>
      ${series.map(({ name, look }) => html`<span class="key ${look}">${name}</span>`)}
    </figcaption>
    <div class="plot">
      <span class="top">${text(top)}</span>
      <svg width="100%" height="${HEIGHT + 2}" role="img" aria-label="${title}: ${spoken(series, text)}">
        <line class="grid" x1="0" x2="100%" y1="1" y2="1" />
        <line class="grid" x1="0" x2="100%" y1="${HEIGHT + 1}" y2="${HEIGHT + 1}" />
        ${series.map((one) => (kind === 'bars' ? bars(one, scale) : dots(one, scale)))}
      </svg>
    </div>
    <p class="axis"><span>${timeOfDay(starts[0])}</span><span>now</span></p>
  </figure>`;
}

const HEIGHT = 96;

type ToHeight = (value: number) => number;

function bars({ look, values }: Series, scale: ToHeight): Html[] {
  const step = 100 / values.length;
  return values.flatMap((value, i) =>
    value === undefined || value === 0
      ? []
      : [
          html`<rect
            class="${look}"
            x="${(i * step + step * 0.12).toFixed(2)}%"
            width="${(step * 0.76).toFixed(2)}%"
            y="${(HEIGHT + 1 - scale(value)).toFixed(1)}"
            height="${scale(value).toFixed(1)}"
          />`,
        ],
  );
}

function dots({ look, values }: Series, scale: ToHeight): Html[] {
  const step = 100 / values.length;
  const points = values.flatMap((value, i) =>
    value === undefined ? [] : [{ x: `${((i + 0.5) * step).toFixed(2)}%`, y: (HEIGHT + 1 - scale(value)).toFixed(1) }],
  );
  const lines = points
    .slice(1)
    .map(
      (point, i) =>
        html`<line class="${look}" x1="${points[i].x}" y1="${points[i].y}" x2="${point.x}" y2="${point.y}" />`,
    );
  return [...lines, ...points.map(({ x, y }) => html`<circle class="${look}" cx="${x}" cy="${y}" r="3" />`)];
}

function spoken(series: readonly Series[], text: (value: number) => string): string {
  return series
    .map(({ name, values }) => `${name} at most ${text(Math.max(0, ...values.map((value) => value ?? 0)))}`)
    .join(', ');
}
