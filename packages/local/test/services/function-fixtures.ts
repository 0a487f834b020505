/** Writes small functions into temporary folders, as assets would have them. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FunctionDescription } from '../../src/services';

export class FunctionFixtures {
  private readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'functions-')));
  private count = 0;

  /** A function whose code is `index.js`, unless other files are given. */
  public make(
    code: string | Record<string, string>,
    overrides: Partial<FunctionDescription> = {},
  ): FunctionDescription {
    this.count += 1;
    const name = overrides.name ?? `function-${this.count}`;
    const codeDir = join(this.root, String(this.count));
    const files = typeof code === 'string' ? { 'index.js': code } : code;
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(codeDir, path)), { recursive: true });
      writeFileSync(join(codeDir, path), content);
    }
    return {
      name,
      arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
      codeDir,
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      ...overrides,
    };
  }

  public remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
