/** Computes the positions in the graph of a workflow. The content of a state is laid out first, by itself. */
import { graphlib, layout as arrange } from '@dagrejs/dagre';
import { labelOf } from './label';
import { type Transition, type Workflow, type WorkflowState } from './workflow';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A state with its position; `x` and `y` are those of its upper left corner in the whole graph. */
export interface PlacedState extends Point {
  readonly state: WorkflowState;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly inner: readonly Picture[];
}

/** A line from one state to another; several transitions can share it. */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly transitions: readonly Transition[];
  readonly points: readonly Point[];
}

/** A workflow with positions. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
  /** The start and the end of an execution; only in the graph of a whole state machine. */
  readonly ends: readonly (Point & { readonly name: typeof START | typeof END })[];
}

/** The names of the two circles; no state can have them, because they contain a line break. */
export const START = '\nstart';
export const END = '\nend';

/** The radius of the circles. */
export const END_RADIUS = 9;

/** Lays out a whole state machine, from its start to its end. */
export function layOut(workflow: Workflow): Picture {
  const lasts = workflow.states.filter((state) => isLast(state)).map(({ name }) => name);
  const edges = [
    ...edgesOf(workflow),
    { from: START, to: workflow.start, transitions: [] },
    ...lasts.map((from) => ({ from, to: END, transitions: [] })),
  ];
  return place(workflow, edges, [START, END], { x: MARGIN, y: MARGIN });
}

// In the units of the graph, which are pixels if the graph is not reduced.
const MARGIN = 12;
const INSET = 16;
const TITLE_HEIGHT = 34;
const BRANCH_GAP = 20;
const NODE_HEIGHT = 46;
const LINE_HEIGHT = 16;

type Edge = Omit<PlacedEdge, 'points'>;

function place(
  workflow: Workflow,
  edges: readonly Edge[],
  ends: readonly (typeof START | typeof END)[],
  at: Point,
): Picture {
  const sized = workflow.states.map((state) => sizeOf(state));
  const graph = new graphlib.Graph().setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34, edgesep: 14 });
  sized.forEach(({ state, width, height }) => graph.setNode(state.name, { width, height }));
  ends.forEach((name) => graph.setNode(name, { width: 2 * END_RADIUS, height: 2 * END_RADIUS }));
  const known = new Set([...workflow.states.map(({ name }) => name), ...ends]);
  const drawn = edges.filter(({ from, to }) => known.has(from) && known.has(to));
  drawn.forEach(({ from, to, transitions }) => graph.setEdge(from, to, { weight: isMainWay(transitions) ? 4 : 1 }));
  arrange(graph);
  const { width = 0, height = 0 } = graph.graph();
  const moved = ({ x, y }: Point): Point => ({ x: x + at.x, y: y + at.y });
  return {
    width: width + 2 * at.x,
    height: height + 2 * at.y,
    states: sized.map((size) => {
      const centre = moved(graph.node(size.state.name));
      return inPlace(size, { x: centre.x - size.width / 2, y: centre.y - size.height / 2 });
    }),
    edges: drawn.map((edge) => ({ ...edge, points: graph.edge(edge.from, edge.to).points.map(moved) })),
    ends: ends.map((name) => ({ name, ...moved(graph.node(name)) })),
  };
}

type Sized = Omit<PlacedState, 'x' | 'y'>;

function sizeOf(state: WorkflowState): Sized {
  const label = labelOf(state.name);
  if (state.inner.length === 0) {
    return {
      state,
      lines: label.lines,
      width: label.width,
      height: NODE_HEIGHT + (label.lines.length - 1) * LINE_HEIGHT,
      inner: [],
    };
  }
  const inner = state.inner.map((workflow) => place(workflow, edgesOf(workflow), [], { x: 0, y: 0 }));
  const across = inner.reduce((sum, { width }) => sum + width, (inner.length - 1) * BRANCH_GAP);
  return {
    state,
    lines: [state.name],
    width: Math.max(across + 2 * INSET, labelOf(state.name, state.name.length).width),
    height: TITLE_HEIGHT + Math.max(...inner.map(({ height }) => height)) + INSET,
    inner,
  };
}

/** Moves a state to its position, with everything inside. */
function inPlace(sized: Sized, { x, y }: Point): PlacedState {
  let left = x + INSET;
  const inner = sized.inner.map((picture) => {
    const shifted = shift(picture, { x: left, y: y + TITLE_HEIGHT });
    left += picture.width + BRANCH_GAP;
    return shifted;
  });
  return { ...sized, x, y, inner };
}

function shift(picture: Picture, by: Point): Picture {
  const moved = <T extends Point>(point: T): T => ({ ...point, x: point.x + by.x, y: point.y + by.y });
  return {
    ...picture,
    states: picture.states.map((state) => ({ ...moved(state), inner: state.inner.map((inner) => shift(inner, by)) })),
    edges: picture.edges.map((edge) => ({ ...edge, points: edge.points.map(moved) })),
    ends: picture.ends.map(moved),
  };
}

/** Transitions between the same two states share one line. */
function edgesOf({ transitions }: Workflow): Edge[] {
  const edges = new Map<string, Edge>();
  for (const transition of transitions) {
    const { from, to } = transition;
    const key = JSON.stringify([from, to]);
    edges.set(key, { from, to, transitions: [...(edges.get(key)?.transitions ?? []), transition] });
  }
  return [...edges.values()];
}

function isMainWay(transitions: readonly Transition[]): boolean {
  return transitions.length === 0 || transitions.some(({ kind }) => kind === 'next' || kind === 'choice');
}

function isLast({ type, definition }: WorkflowState): boolean {
  return definition.End === true || type === 'Succeed' || type === 'Fail';
}
