// @ts-check
// Finds the page's elements. A missing one is a slip of ours, and is named at once instead of failing later as "null".

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [type]
 * @returns {T}
 */
export function element(id, type) {
  const found = document.getElementById(id);
  if (found === null || (type !== undefined && !(found instanceof type))) {
    throw new Error(`The page has no fitting element with the id "${id}".`);
  }
  return /** @type {T} */ (found);
}
