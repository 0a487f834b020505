// Users of other languages only see what jsii documents: what is not described here is not described anywhere.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';

interface Described {
  readonly name: string;
  readonly docs?: { readonly summary?: string };
  /** The type that declares the member, if it is CDK's. */
  readonly overrides?: string;
}
interface Type extends Described {
  readonly properties?: readonly Described[];
  readonly methods?: readonly (Described & { readonly parameters?: readonly Described[] })[];
  readonly members?: readonly Described[];
}

const root = path.join(__dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { types } = JSON.parse(read('.jsii')) as { readonly types: { readonly [fqn: string]: Type } };

test('has a description of each class, option, property, method, parameter and constant', () => {
  const undescribed = Object.values(types).flatMap((type) => {
    const { properties = [], methods = [], members = [] } = type;
    const parameters = methods.flatMap((method) => method.parameters ?? []);
    return [type, ...properties, ...methods, ...parameters, ...members]
      .filter(({ docs, overrides }) => !docs?.summary && !overrides)
      .map(({ name }) => `${type.name}: ${name}`);
  });
  expect(undescribed).toEqual([]);
});

test.each(['typescript', 'python', 'java'])('has these descriptions in the reference for %s', (language) => {
  const rows = read(language === 'typescript' ? 'API.md' : `docs/api/${language}.md`)
    .split('\n')
    .filter((line) => line.startsWith('| <code>'));
  // The parameters of constructors need no description.
  const undescribed = rows.filter(
    (row) => row.includes('*No description.*') && !row.includes('.Initializer.parameter.'),
  );
  expect(undescribed).toEqual([]);
  expect(rows.length).toBeGreaterThan(Object.keys(types).length);
});
