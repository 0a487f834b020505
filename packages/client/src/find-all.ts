// Every search of the element goes through here.

/** The elements inside `root` that fit a selector, in the order of the page. */
export function findAll<Found extends Element = HTMLElement>(root: HTMLElement, selector: string): Found[] {
  return [...root.querySelectorAll<Found>(selector)];
}
