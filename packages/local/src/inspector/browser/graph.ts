/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The keyboard of the inspector (arrow keys in lists and graphs, Escape), and the selection of a state in a graph. */

function start(): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-arrows]')) addArrows(list);
  const graph = document.querySelector<SVGElement>('svg.graph');
  const panels = document.getElementById('panels');
  if (graph !== null && panels !== null) addChoice(graph, panels);
  if (graph !== null) addFitting(graph);
  if (graph !== null) keepLabelsInside(graph);
  document.querySelector('.top [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** Up and down move from link to link. The list can change meanwhile. */
function addArrows(list: HTMLElement): void {
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...list.querySelectorAll<HTMLElement>('a.row')];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[at + step];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

/** A graph that is too wide is scrolled to its start, and can be reduced to the available width. */
function addFitting(graph: SVGElement): void {
  const canvas = graph.parentElement;
  const button = document.getElementById('fit');
  if (canvas === null || button === null) return;
  const begin = (): void => {
    const middle = Number(graph.querySelector('circle.end')?.getAttribute('cx') ?? 0);
    canvas.scrollLeft = middle - canvas.clientWidth / 2;
  };
  let fitted = false;
  const offer = (): void => {
    button.hidden = !fitted && graph.getBoundingClientRect().width <= canvas.clientWidth;
    canvas.classList.toggle('fitted', fitted);
    button.setAttribute('aria-pressed', String(fitted));
  };
  button.addEventListener('click', () => {
    fitted = !fitted;
    offer();
    if (!fitted) begin();
  });
  document.addEventListener('renewed', offer);
  // The window was resized or zoomed.
  new ResizeObserver(offer).observe(canvas);
  offer();
  begin();
}

/** The server has no fonts to measure with: if the reader's font is wide, a label is compressed to fit its box. */
function keepLabelsInside(graph: SVGElement): void {
  const squeeze = (): void => {
    const labels = [...graph.querySelectorAll<SVGTextElement>('.node > text')];
    for (const label of labels) label.removeAttribute('textLength');
    const tooLong = labels.filter((label) => label.getComputedTextLength() > roomFor(label));
    for (const label of tooLong) {
      label.setAttribute('textLength', String(roomFor(label)));
      label.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    }
  };
  document.addEventListener('renewed', squeeze);
  squeeze();
}

/** From the start of a label to the right edge of its box, without the padding of the box. */
function roomFor(label: SVGTextElement): number {
  const box = label.parentElement?.querySelector('rect');
  if (!box) return Infinity;
  const right = Number(box.getAttribute('x')) + Number(box.getAttribute('width'));
  return right - Number(label.getAttribute('x')) - LABEL_PADDING;
}

// In the units of the graph, according to `SIDES` in graph/label.ts.
const LABEL_PADDING = 14;

function addChoice(graph: SVGElement, panels: HTMLElement): void {
  document.documentElement.classList.add('chooses');
  let current = '';
  const choose = (id: string): void => {
    current = id;
    const parts = [...panels.children];
    const chosen = parts.find((panel) => panel.id === id) ?? parts[0];
    for (const panel of parts) panel.classList.toggle('chosen', panel === chosen);
    for (const link of document.querySelectorAll('.node, .timeline li > a')) {
      if (targetOf(link) === chosen.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const open = (id: string): void => {
    choose(id);
    history.replaceState(null, '', id === 'overview' ? location.pathname + location.search : `#${id}`);
    // On a narrow screen the panel is below the graph.
    const panel = panels.querySelector('.chosen');
    const { top = 0 } = panel?.getBoundingClientRect() ?? {};
    if (id !== 'overview' && (top > innerHeight - 80 || top < 0)) panel?.scrollIntoView({ block: 'nearest' });
    panels.scrollTop = 0;
  };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#state-"]') : null;
    if (link === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(targetOf(link));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') open('overview');
  });
  graph.addEventListener('keydown', (event) => {
    const nodes = [...graph.querySelectorAll<SVGAElement>('a.node')];
    const from = nodes.find((node) => node === document.activeElement);
    const direction = DIRECTIONS[event.key];
    const next = from && direction && nearest(from, nodes, direction);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    open(targetOf(next));
  });
  // A page that was updated has lost the selection.
  document.addEventListener('renewed', () => choose(current));
  addEventListener('hashchange', () => choose(location.hash.slice(1)));
  choose(location.hash.slice(1));
}

const targetOf = (link: Element): string => (link.getAttribute('href') ?? '').replace(/^#/, '');

/** Along which axis, and in which direction. */
interface Direction {
  readonly along: 'x' | 'y';
  readonly sign: 1 | -1;
}

const DIRECTIONS: Readonly<Record<string, Direction | undefined>> = {
  ArrowDown: { along: 'y', sign: 1 },
  ArrowUp: { along: 'y', sign: -1 },
  ArrowRight: { along: 'x', sign: 1 },
  ArrowLeft: { along: 'x', sign: -1 },
};

/** The nearest one in that direction; an offset to the side counts as additional distance. */
const nearest = (
  from: SVGAElement,
  nodes: readonly SVGAElement[],
  { along, sign }: Direction,
): SVGAElement | undefined => {
  const across = along === 'x' ? 'y' : 'x';
  const candidates = nodes.flatMap((node) => {
    const ahead = sign * (Number(node.dataset[along]) - Number(from.dataset[along]));
    const aside = Math.abs(Number(node.dataset[across]) - Number(from.dataset[across]));
    return ahead > 1 ? [{ node, distance: ahead + 2 * aside }] : [];
  });
  return candidates.sort((a, b) => a.distance - b.distance)[0]?.node;
};

start();
