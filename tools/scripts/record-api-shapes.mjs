/**
 * Records the shapes of AWS's APIs that the local runner checks by: `node tools/scripts/record-api-shapes.mjs <folder>`, where
 * the folder is the `data` folder of the Python package botocore, which holds AWS's own service models.
 *
 * The services are those of the compiled registry. One file each in packages/local/src/services/api-shapes: operations with the shapes of their input and output, then each
 * shape on a line of its own. `s`, `n`, `b` and `t` are text, number, boolean and timestamp without limits.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import registry from '../../packages/local/lib/services/registry.js';

const { SERVICES } = registry;

const SHAPES = new URL('../../packages/local/src/services/api-shapes/', import.meta.url);

const CALLED = SERVICES.flatMap(({ model }) => ('none' in model ? [] : [model]));

/** Services that only have mocked results: they are not called here, so the shape of their input does not matter. */
const MOCKED = ['kms', 's3', 'secretsmanager'].filter((mocked) => !CALLED.some(({ name }) => name === mocked));

/** The services of the registry, the mocked ones, and version 1 of SES, which state machines can call. */
const MODELS = [...CALLED, ...[...MOCKED, 'ses'].map((name) => ({ name }))].sort((left, right) =>
  left.name < right.name ? -1 : 1,
);

/**
 * Restrictions that TestState was seen to apply, although the model has become wider since (functions on managed
 * instances).
 */
const MEASURED = { lambda: { MemorySize: { max: 10240 } } };

const SCALARS = {
  string: 's',
  character: 's',
  blob: 's',
  integer: 'n',
  long: 'n',
  float: 'n',
  double: 'n',
  bigdecimal: 'n',
  boolean: 'b',
  timestamp: 't',
};

const [data] = process.argv.slice(2);
if (data === undefined) throw new Error('Usage: node tools/scripts/record-api-shapes.mjs <data folder of botocore>');
for (const { name, botocore = name } of MODELS) {
  const shapes = shapesOf(modelOf(name, join(data, botocore)), !MOCKED.includes(name));
  writeFileSync(new URL(`${name}.ts`, SHAPES), source(name, shapes));
}
writeFileSync(new URL('recorded.ts', SHAPES), index(MODELS.map(({ name }) => name)));

function modelOf(name, folder) {
  const versions = readdirSync(folder).filter((version) => /^\d{4}/.test(version));
  const path = join(folder, versions.sort().at(-1), 'service-2.json');
  const text = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
  const model = JSON.parse(text.toString());
  for (const [shape, limits] of Object.entries(MEASURED[name] ?? {})) Object.assign(model.shapes[shape], limits);
  return model;
}

function shapesOf({ operations, shapes }, withInputs) {
  const used = new Map();
  const use = (name) => {
    const shape = shapes[name];
    const scalar = scalarOf(shape);
    if (typeof scalar === 'string') return scalar;
    if (!used.has(name)) {
      used.set(name, scalar);
      used.set(name, scalar ?? compositeOf(shape, use));
    }
    return name;
  };
  const recorded = Object.entries(operations).map(([operation, { input, output }]) => [
    operation,
    [withInputs ? input : undefined, output].map((side) => (side === undefined ? null : use(side.shape))),
  ]);
  return { operations: recorded, shapes: [...used].sort(([left], [right]) => (left < right ? -1 : 1)) };
}

function scalarOf({ type, enum: values, min, max }) {
  const code = SCALARS[type];
  if (code === undefined) return undefined;
  const limits = {
    ...(values && { enum: values }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
  return Object.keys(limits).length === 0 ? code : { type: code, ...limits };
}

function compositeOf(shape, use) {
  if (shape.type === 'list') return { items: use(shape.member.shape) };
  if (shape.type === 'map') return { values: use(shape.value.shape) };
  const members = Object.entries(shape.members).map(([name, member]) => [name, use(member.shape)]);
  return { members: Object.fromEntries(members), ...(shape.required?.length && { required: shape.required }) };
}

function source(name, { operations, shapes }) {
  const lines = (entries) =>
    entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',\n');
  const text = `{"operations":{\n${lines(operations)}\n},"shapes":{\n${lines(shapes)}\n}}`;
  return `/** Written by tools/scripts/record-api-shapes.mjs. */\nexport const ${name} = String.raw\`${text}\`;\n`;
}

function index(names) {
  const imports = names.map((name) => `import { ${name} } from './${name}';\n`).join('');
  const type = 'Readonly<Record<string, string | undefined>>';
  const entries = names.map((name) => `  ${name},\n`).join('');
  return `/** Written by tools/scripts/record-api-shapes.mjs. */\n${imports}\nexport const RECORDED: ${type} = {\n${entries}};\n`;
}
