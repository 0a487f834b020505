/** A module of Go that has the SDK. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../toolbox/cache';
import { install, needs, run } from '../toolbox/run';
import { GO } from '../versions';

/** The program that calls whatever it is told to. */
const CALLS = 'calls';

/** The folder of the module, with the program built. */
export async function goModule(): Promise<string> {
  const version = GO.map((module) => module.replaceAll(/\W+/g, '-').slice(-20))
    .join('-')
    .slice(0, 60);
  return cached(`go-${version}`, async (folder) => {
    needs('go');
    writeFileSync(join(folder, 'go.mod'), 'module witness\n\ngo 1.24\n');
    await install('go', ['-C', folder, 'get', ...GO]);
  });
}

/** Builds a program in the module, and gives its path. */
export async function goProgram(source: string): Promise<string> {
  const folder = await goModule();
  await run('mkdir', ['-p', join(folder, CALLS)]);
  copyFileSync(source, join(folder, CALLS, 'main.go'));
  await install('go', ['-C', folder, 'build', '-o', join(folder, 'bin', CALLS), `./${CALLS}`]);
  return join(folder, 'bin', CALLS);
}
