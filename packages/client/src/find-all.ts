// Every search of the element goes through here.

/** The elements inside `root` that match a selector, in document order. */
export function findAll<Found extends Element = HTMLElement>(root: HTMLElement, selector: string): Found[] {
  return [...root.querySelectorAll<Found>(selector)];
}
