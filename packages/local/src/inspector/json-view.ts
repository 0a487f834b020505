/** JSON with indentation and colors, or any other text unchanged. */
import { html, type Html } from './html';

/** @param text JSON, or not */
export function jsonView(text: string): Html {
  if (text.length > LONGEST) {
    const left = text.length - LONGEST;
    return html`<pre
      class="json"
    >${text.slice(0, LONGEST)}… <em>${left} more characters are not shown. The data at /_local/api/ is complete</em></pre>`;
  }
  return html`<pre class="json">${colored(pretty(text))}</pre>`;
}

// A page shows many values, each of up to 256 KiB.
const LONGEST = 20_000;

// Indentation grows with the square of the depth.
const DEEPEST = 40;

function pretty(text: string): string {
  if (depthOf(text) > DEEPEST) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Also counts brackets in strings, so the result can only be too high. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** Keys, strings, numbers and the three keywords; everything between them is plain. */
function colored(text: string): Html[] {
  return text.split(TOKEN).map((piece, i) => {
    if (i % 2 === 0) return html`${piece}`;
    const kind = piece.startsWith('"')
      ? piece.endsWith(':')
        ? 'key'
        : 'string'
      : /^[-\d]/.test(piece)
        ? 'number'
        : 'word';
    return html`<span class="${kind}">${piece}</span>`;
  });
}

const TOKEN = /("(?:[^"\\\n]|\\.)*":?|-?\b\d[\d.eE+-]*|\b(?:true|false|null)\b)/g;
