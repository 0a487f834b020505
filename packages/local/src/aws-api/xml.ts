/** Writes the XML of AWS's Query protocol. */
import { isObject, type Json, type JsonObject } from '../base/json';

/** A document with this root element; lists have their items in `<member>`. */
export function xmlOf(root: string, content: JsonObject, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${escaped(namespace)}"`;
  return `<?xml version="1.0"?>\n<${root}${attribute}>${children(content)}</${root}>\n`;
}

function children(content: JsonObject): string {
  return Object.entries(content)
    .map(([name, value]) => `<${name}>${inner(value)}</${name}>`)
    .join('');
}

function inner(value: Json): string {
  if (Array.isArray(value)) return value.map((entry) => `<member>${inner(entry)}</member>`).join('');
  return isObject(value) ? children(value) : escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML cannot contain most control characters. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]).replace(/[^\P{Cc}\t\n\r]/gu, '?');
}
