// An example as its own program synthesizes it.
import { execFile } from 'child_process';
import * as path from 'path';
import { promisify } from 'util';

const ROOT = path.join(__dirname, '..', '..');

/** As `cdk synth` does it: the program of the example is told by a variable where to write. */
export async function synthesizeExample(
  folder: string,
  example = 'contact-form',
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  const arguments_ = [require.resolve('ts-node/dist/bin'), '--transpile-only', '--project', 'tsconfig.dev.json'];
  await promisify(execFile)(process.execPath, [...arguments_, `examples/${example}/app.ts`], {
    cwd: ROOT,
    env: { ...process.env, ...environment, CDK_OUTDIR: folder },
  });
}
