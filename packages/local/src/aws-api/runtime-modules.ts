/**
 * The packages that Lambda's Node.js runtime provides in addition to a function's own: the AWS SDK. Functions see them
 * in a folder that contains nothing else, so that no other installed package helps code that would fail on AWS.
 */
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../base/json';

/** The clients of the SDK in the folder. The runtime on AWS has all of them. */
const CLIENTS = ['@aws-sdk/client-sfn', '@aws-sdk/client-sqs'];

/** Creates the folder, and returns its path. */
export function createRuntimeModules(folder: string): string {
  const linked = new Set<string>();
  const link = (name: string, from: string): void => {
    const source = findPackage(name, from);
    if (source === undefined || linked.has(source)) return;
    linked.add(source);
    // Packages nested in a package are included.
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

/** The folder in which Node.js would find a package; a package can hide its manifest from `require.resolve`. */
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
