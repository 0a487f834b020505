/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Updates a page of the inspector without disturbing the reader: what did not change remains the same element, so that
 * it keeps its focus, its position and whether it is open. A plain script, because it runs in the browser.
 */

interface Update {
  readonly main: string;
  readonly pages: string;
}

function start(): void {
  const main = document.querySelector('main');
  const address = main?.dataset.live;
  if (main === null || address === undefined) return;
  let stream: EventSource | undefined;
  const follow = (): void => {
    stream?.close();
    stream = undefined;
    // A page in the background would use one of the few connections that a browser has for a server.
    if (document.hidden) return;
    stream = new EventSource(address);
    stream.addEventListener('open', () => say('Live', 'on'));
    stream.addEventListener('error', () => say('Not connected', 'off'));
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => show(data, main));
  };
  document.addEventListener('visibilitychange', follow);
  follow();
}

function say(text: string, state: string): void {
  const place = document.getElementById('connection');
  if (place === null || place.dataset.state === state) return;
  place.dataset.state = state;
  place.textContent = text;
}

function show(data: string, main: HTMLElement): void {
  const update = readUpdate(data);
  if (update === undefined) return;
  renew(main, parsed(update.main));
  const pages = document.getElementById('pages');
  if (pages !== null) renew(pages, parsed(update.pages));
  document.dispatchEvent(new Event('renewed'));
}

function readUpdate(data: string): Update | undefined {
  const update: unknown = JSON.parse(String(JSON.parse(data)));
  if (typeof update !== 'object' || update === null || !('main' in update) || !('pages' in update)) return undefined;
  return { main: String(update.main), pages: String(update.pages) };
}

// Scripts of a document that is parsed like this do not run, and the server has escaped every value.
const parsed = (markup: string): HTMLElement => new DOMParser().parseFromString(markup, 'text/html').body;

/** Makes the content of one element the same as that of the other. */
function renew(old: Element, fresh: Element): void {
  const left = new Map<string, ChildNode[]>();
  for (const child of old.childNodes) left.set(keyOf(child), [...(left.get(keyOf(child)) ?? []), child]);
  let cursor = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const same = left.get(keyOf(wanted))?.shift();
    if (same === undefined) {
      old.insertBefore(wanted, cursor);
    } else {
      if (same instanceof Element && wanted instanceof Element) renewElement(same, wanted);
      if (same === cursor) cursor = same.nextSibling;
      else old.insertBefore(same, cursor);
    }
  }
  for (const gone of [...left.values()].flat()) gone.remove();
}

function renewElement(old: Element, fresh: Element): void {
  if (textOf(old) === textOf(fresh)) return;
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  renew(old, fresh);
}

/** How an element is recognized: by its ID, otherwise by its kind, and for a list item by its whole text. */
function keyOf(node: ChildNode): string {
  if (!(node instanceof Element)) return `text ${node.textContent ?? ''}`;
  if (node.id !== '') return `id ${node.id}`;
  return ENTRIES.has(node.localName) ? `entry ${textOf(node)}` : `element ${node.localName} ${node.className}`;
}

const ENTRIES = new Set(['details', 'li', 'tr', 'article']);

/** The markup without changes that only the reader made. */
const textOf = (element: Element): string => element.outerHTML.replaceAll(' open=""', '');

start();
