// Compares two templates byte for byte, after sorting the keys, whose order depends on the language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHOWN = 10;

/**
 * Throws if the templates of the two assemblies differ. Code is compared as well, because its hash is in the template.
 */
export function compareTemplates(expectedAssembly, assembly) {
  const [expected, actual] = [expectedAssembly, assembly].map((folder) =>
    JSON.parse(readFileSync(join(folder, 'ContactForm.template.json'), 'utf8')),
  );
  if (JSON.stringify(sorted(expected)) === JSON.stringify(sorted(actual))) {
    return `same, ${Object.keys(actual.Resources).length} resources`;
  }
  const found = [...differences(expected, actual)];
  throw new Error(
    [`The template differs from TypeScript's in ${found.length} places:`, ...found.slice(0, SHOWN)].join('\n  '),
  );
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

function* differences(expected, actual, path = '') {
  if (isObject(expected) && isObject(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      yield* differences(expected[key], actual[key], `${path}/${key}`);
    }
  } else if (expected !== actual) {
    yield `${path}: ${JSON.stringify(expected)} in TypeScript, ${JSON.stringify(actual)} here`;
  }
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}
