// The page has no build, so nothing else would find an error in the types that its comments declare.
import { join } from 'node:path';
import {
  CompilerOptions,
  createCompilerHost,
  createProgram,
  flattenDiagnosticMessageText,
  getPreEmitDiagnostics,
  ModuleKind,
  resolveModuleName,
  ScriptTarget,
} from 'typescript';
import { WEB_FOLDER } from '../support/form-page';

const OPTIONS: CompilerOptions = {
  allowJs: true,
  checkJs: true,
  strict: true,
  noEmit: true,
  target: ScriptTarget.ES2024,
  module: ModuleKind.ESNext,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
};

// The file next to the page is minified: its types are those of its source.
const CLIENT_SOURCE = join(__dirname, '..', '..', 'packages', 'client', 'src', 'element');

it('the script of the page conforms to the types in its comments', () => {
  const host = createCompilerHost(OPTIONS);
  host.resolveModuleNameLiterals = (names, file) =>
    names.map(({ text }) => {
      const source = text === './sentiment-form-client.js' ? CLIENT_SOURCE : text;
      return resolveModuleName(source, file, OPTIONS, host);
    });
  const program = createProgram([join(WEB_FOLDER, 'form.js')], OPTIONS, host);
  const checked = program.getSourceFiles().filter(({ fileName }) => fileName.includes('contact-form/web'));
  const slips = getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName ?? ''}: ${flattenDiagnosticMessageText(messageText, ' ')}`;
  });

  expect(checked.length).toBeGreaterThan(3);
  expect(program.getSourceFile(`${CLIENT_SOURCE}.ts`)).toBeDefined();
  expect(slips).toEqual([]);
});
