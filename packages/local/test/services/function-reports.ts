/** Makes the reports of failed functions comparable, because stack traces of Python and JavaScript differ. */
import { isObject, Json } from '../../src/base/json';

/** A value in which every report, however deep it is in JSON text, has only its error's type and message. */
export function withoutTraces(value: Json): Json {
  if (typeof value === 'string') return reportIn(value) ?? withoutTracesInText(value);
  if (Array.isArray(value)) return value.map(withoutTraces);
  if (!isObject(value)) return value;
  const report = reportIn(JSON.stringify(value));
  if (report !== undefined && 'errorType' in value) return report;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutTraces(item)]));
}

function withoutTracesInText(text: string): Json {
  if (!/^[[{"]/.test(text)) return text;
  try {
    return withoutTraces(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}

/** Looked for in the text: one of the recordings has a placeholder that makes its JSON invalid. */
function reportIn(text: string): Json | undefined {
  const [type, message] = ['errorType', 'errorMessage'].map(
    (key) => new RegExp(`^\\{.*"${key}":\\s*("(?:[^"\\\\]|\\\\.)*")`, 's').exec(text)?.[1],
  );
  return type === undefined || message === undefined ? undefined : { type, message };
}
