/** Draws a workflow as SVG, with the path that an execution took. */
import { END, END_RADIUS, START, type Picture, type PlacedEdge, type PlacedState } from './layout';
import { outline, roundedPath } from './path';
import { durationText } from '../duration';
import { type StateTrace, type Trace } from '../history/trace';
import { type Ending } from '../history/visit';
import { html, type Html } from '../html';

/** @param anchorOf the anchor of a state on the page */
export function drawGraph(picture: Picture, trace: Trace, anchorOf: (name: string) => string): Html {
  const { width, height } = picture;
  return html`<svg
    class="graph"
    role="group"
    aria-label="Workflow graph"
    width="${Math.ceil(width)}"
    height="${Math.ceil(height)}"
    viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}"
  >
    <defs>
      <marker
        id="arrow"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        orient="auto"
        markerUnits="userSpaceOnUse"
      >
        <path d="M0 0.5 L7.5 4 L0 7.5 Z" />
      </marker>
      <marker
        id="arrow-taken"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="9"
        markerHeight="9"
        orient="auto"
        markerUnits="userSpaceOnUse"
      >
        <path d="M0 0.5 L7.5 4 L0 7.5 Z" />
      </marker>
    </defs>
    ${drawLevel(picture, { trace, anchorOf })}
  </svg>`;
}

interface Drawing {
  readonly trace: Trace;
  readonly anchorOf: (name: string) => string;
}

function drawLevel(picture: Picture, drawing: Drawing): Html {
  const ways = picture.edges.map((edge) => ({ edge, times: timesTaken(edge, drawing.trace) }));
  return html`${ways.filter(({ times }) => times === 0).map(drawEdge)}
  ${ways.filter(({ times }) => times > 0).map(drawEdge)}
  ${picture.ends.map(({ name, x, y }) => html`<circle class="end${name === START ? ' taken' : ''}" cx="${x}" cy="${y}" r="${END_RADIUS}" />`)}
  ${picture.states.map((state) => drawState(state, drawing))}`;
}

function timesTaken({ from, to }: PlacedEdge, trace: Trace): number {
  if (from === START) return 1;
  if (to === END) return trace.state(from)?.visits.some((visit) => trace.ending(visit) !== 'running') === true ? 1 : 0;
  return trace.timesTaken(from, to);
}

function drawEdge({ edge, times }: { readonly edge: PlacedEdge; readonly times: number }): Html {
  const caught = edge.transitions.length > 0 && edge.transitions.every(({ kind }) => kind === 'catch');
  const taken = times > 0 ? ' taken' : '';
  return html`<path
    class="edge${taken}${caught ? ' catch' : ''}"
    d="${roundedPath(edge.points)}"
    marker-end="url(#arrow${taken === '' ? '' : '-taken'})"
  />`;
}

function drawState(placed: PlacedState, drawing: Drawing): Html {
  const { state, inner } = placed;
  const trace = drawing.trace.state(state.name);
  const link = html`<a
    href="#${drawing.anchorOf(state.name)}"
    id="node-${drawing.anchorOf(state.name)}"
    class="node ${inner.length > 0 ? 'box' : 'leaf'} ${trace?.ending ?? 'idle'}"
    aria-label="${spoken(placed, trace)}"
    data-x="${placed.x + placed.width / 2}"
    data-y="${inner.length > 0 ? placed.y : placed.y + placed.height / 2}"
  >
    <title>${state.name}</title>
    <rect
      x="${placed.x}"
      y="${placed.y}"
      width="${placed.width}"
      height="${placed.height}"
      rx="${state.type === 'Choice' ? placed.height / 2 : 8}"
    />
    ${inner.length > 0 ? boxTitle(placed, trace) : leafText(placed, trace)}
  </a>`;
  return html`${link}${inner.map((picture) => drawLevel(picture, drawing))}`;
}

function leafText({ x, y, height, lines, state }: PlacedState, trace: StateTrace | undefined): Html {
  const top = y + height / 2 - (lines.length - 1) * 8 - 4;
  return html`${mark(x + 20, y + height / 2, trace?.ending)}
    ${lines.map((line, i) => html`<text class="name" x="${x + 38}" y="${top + i * 16}">${asInName(line, state.name)}</text>`)}
    <text class="note" x="${x + 38}" y="${top + lines.length * 16 - 1}">${note(state.type, trace)}</text>`;
}

/**
 * A line with the space at which it was broken: the visible text must be part of the accessible name, word for word.
 */
function asInName(line: string, name: string): string {
  return name.includes(`${line} `) ? `${line} ` : line;
}

function boxTitle({ x, y, state }: PlacedState, trace: StateTrace | undefined): Html {
  return html`${mark(x + 20, y + 18, trace?.ending)}
    <text class="name" x="${x + 38}" y="${y + 22}">
      ${state.name} <tspan class="note" dx="6">${note(state.type, trace)}</tspan>
    </text>`;
}

function note(type: string, trace: StateTrace | undefined): string {
  if (trace === undefined) return type;
  const { visits, retries, duration } = trace;
  const times = visits.length > 1 ? ` ×${visits.length}` : '';
  const again = retries > 0 ? `, ${retries} ${retries === 1 ? 'retry' : 'retries'}` : '';
  return `${type}${times}, ${durationText(duration)}${again}`;
}

/** A symbol for the result, so that color is not the only sign. */
function mark(x: number, y: number, ending: Ending | undefined): Html {
  if (ending === undefined) return html`<circle class="mark" cx="${x}" cy="${y}" r="4" />`;
  return html`<circle class="mark" cx="${x}" cy="${y}" r="9" /><path class="sign" d="${outline(ending, x, y)}" />`;
}

function spoken({ state }: PlacedState, trace: StateTrace | undefined): string {
  return `${state.name}: ${trace === undefined ? `${state.type}, not entered` : `${note(state.type, trace)}, ${trace.ending}`}`;
}
