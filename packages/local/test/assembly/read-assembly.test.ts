import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly } from '../../src/assembly/read-assembly';
import { isObject, member } from '../../src/base/json';
import { writeAssembly, writeJson } from '../support/assembly';
import { temporaryFolder } from '../support/folder';
import { synthesize } from '../support/synthesize';

describe('an assembly that the real CDK writes', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await synthesize();
  });

  test('the stacks of the app and of its stages are read', () => {
    expect(readAssembly(folder).stacks.map(({ name }) => name)).toEqual(['Data', 'Form', 'Prod-Inner']);
  });

  test('an assembly object works like its folder', () => {
    expect(readAssembly({ directory: folder }).stacks).toHaveLength(3);
  });

  test('the code of a function is found by its object key', () => {
    const [, form] = readAssembly(folder).stacks;
    const greet = Object.values(form.template.Resources).find(({ Properties }) => isObject(Properties.Environment));
    const asset = form.assets.get(String(member(greet?.Properties.Code, 'S3Key')));
    expect(existsSync(join(asset ?? '', 'index.js'))).toBe(true);
  });

  test('construct paths are known even if the template does not contain them', () => {
    const [data] = readAssembly(folder).stacks;
    expect([...data.constructPaths.values()]).toContain('Data/Table/Resource');
  });

  test('a manifest of a later version of CDK is read, too', () => {
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version": *"[\d.]+"/, '"version": "999.0.0"'));
    expect(readAssembly(folder).stacks).toHaveLength(3);
  });
});

describe('what is not a cloud assembly', () => {
  const advice = 'Run "npx cdk synth" in your CDK app first';

  test('a missing folder is named, with the next step', () => {
    const folder = join(temporaryFolder(), 'cdk.out');
    expect(() => readAssembly(folder)).toThrow(`There is no folder ${folder}. ${advice}`);
  });

  test('a folder with something else is named, with the next step', () => {
    const folder = temporaryFolder();
    expect(() => readAssembly(folder)).toThrow(`${folder} is not a cloud assembly: it has no manifest.json. ${advice}`);
  });

  test('a file is not accepted as a folder', () => {
    const file = join(temporaryFolder(), 'cdk.out');
    writeFileSync(file, '');
    expect(() => readAssembly(file)).toThrow(`${file} is not a folder. ${advice}`);
  });

  test('a broken manifest is named, with the next step', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'manifest.json'), '{"version":');
    expect(() => readAssembly(folder)).toThrow(`Cannot read the cloud assembly in ${folder}`);
    expect(() => readAssembly(folder)).toThrow('Delete the folder and run "npx cdk synth" again.');
  });

  test('an app without a stack is an error that says to add one', () => {
    expect(() => readAssembly(writeAssembly({}))).toThrow('has no stack. Add one to the app');
  });

  test.each([
    ['a list', [], 'is not a CloudFormation template'],
    ['a template with a list of resources', { Resources: [] }, '"Resources" must be an object'],
    ['a resource without a type', { Resources: { Here: {} } }, 'Here has no "Type"'],
  ])('%s as a template is refused', (_, template, message) => {
    const folder = writeAssembly({ Form: {} });
    writeJson(join(folder, 'Form.template.json'), template);
    expect(() => readAssembly(folder)).toThrow(message);
  });
});
