// @ts-check
// Finds the page's elements. A missing element is a mistake in the page: the error names it, instead of a later one about `null`.

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [type]
 * @returns {T}
 */
export function element(id, type) {
  const found = document.getElementById(id);
  if (found === null || (type !== undefined && !(found instanceof type))) {
    throw new Error(`The page has no element with the id "${id}", or it is of another type.`);
  }
  return /** @type {T} */ (found);
}
