/**
 * The packages that Lambda's Node.js runtime has beside a function's own: the AWS SDK. They are shown to functions in a
 * folder that has nothing else, so that no other package of this installation helps code that would fail on AWS.
 */
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../base/json';

/** The clients of the SDK that are there. The runtime on AWS has all of them. */
const CLIENTS = ['@aws-sdk/client-sfn', '@aws-sdk/client-sqs'];

/** Makes the folder, and gives it back. */
export function createRuntimeModules(folder: string): string {
  const linked = new Set<string>();
  const link = (name: string, from: string): void => {
    const source = findPackage(name, from);
    if (source === undefined || linked.has(source)) return;
    linked.add(source);
    // What a package has in a folder of its own comes along with it.
    if (!source.startsWith(join(from, 'node_modules'))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      symlinkSync(source, join(folder, name), 'junction');
    }
    dependenciesOf(source).forEach((dependency) => link(dependency, source));
  };
  mkdirSync(folder, { recursive: true });
  CLIENTS.forEach((name) => link(name, __dirname));
  return folder;
}

/** Where Node.js would find a package; a package may keep its manifest from `require.resolve`. */
function findPackage(name: string, from: string): string | undefined {
  const candidate = join(from, 'node_modules', name);
  if (existsSync(candidate)) return realpathSync(candidate);
  const parent = dirname(from);
  return parent === from ? undefined : findPackage(name, parent);
}

function dependenciesOf(folder: string): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return isObject(manifest) && isObject(manifest.dependencies) ? Object.keys(manifest.dependencies) : [];
}
