/** Builds HTML in which every value is escaped, except for HTML that was built here. */

/** A piece of HTML that is safe to put into a page. */
export class Html {
  public constructor(private readonly markup: string) {}

  public toString(): string {
    return this.markup;
  }
}

/** What a template can contain: text is escaped, lists are joined. */
export type HtmlValue = Html | string | number | readonly HtmlValue[];

/** A template literal whose values are escaped. */
export function html(pieces: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(pieces.map((piece, i) => piece + (i < values.length ? render(values[i]) : '')).join(''));
}

function render(value: HtmlValue): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(render).join('');
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
