// The page has no build, so nothing else would notice a slip in the types that its comments declare.
import { join } from 'node:path';
import {
  createProgram,
  flattenDiagnosticMessageText,
  getPreEmitDiagnostics,
  ModuleKind,
  ScriptTarget,
} from 'typescript';
import { WEB_FOLDER } from '../support/form-page';

it("the page's script keeps to the types that it declares", () => {
  const program = createProgram([join(WEB_FOLDER, 'form.js')], {
    allowJs: true,
    checkJs: true,
    strict: true,
    noEmit: true,
    target: ScriptTarget.ES2024,
    module: ModuleKind.ESNext,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  });
  const checked = program.getSourceFiles().filter(({ fileName }) => fileName.includes('contact-form/web'));
  const slips = getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName ?? ''}: ${flattenDiagnosticMessageText(messageText, ' ')}`;
  });

  expect(checked.length).toBeGreaterThan(5);
  expect(slips).toEqual([]);
});
