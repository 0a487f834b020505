/**
 * Shows a function its code in a folder with nothing around it, like `/var/task` on Lambda. In the original folder,
 * Node.js would search above the code: the `package.json` of the surrounding project could turn CommonJS into
 * ECMAScript modules, and its `node_modules` would provide packages that the deployed function does not have.
 */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createRunFolder, removeRunFolder } from '../../base/run-folder';

/** The links lead back to the assets only if Node.js resolves them. */
export const KEEP_LINKS = '--preserve-symlinks';

export class TaskRoots {
  private readonly folder = createRunFolder('local-lambda');

  /** @param runtimeModules a `node_modules` folder with what Lambda's runtime provides, e.g. the AWS SDK */
  public constructor(private readonly runtimeModules?: string) {}

  /** The folder in which the function sees its code. */
  public add(functionName: string, codeDir: string): string {
    const parent = join(this.folder, functionName);
    mkdirSync(parent);
    if (this.runtimeModules !== undefined) link(this.runtimeModules, join(parent, 'node_modules'));
    link(codeDir, join(parent, 'task'));
    return join(parent, 'task');
  }

  public remove(): void {
    removeRunFolder(this.folder);
  }
}

/** On Windows, a junction needs no special permission; on other systems the type is ignored. */
function link(target: string, path: string): void {
  symlinkSync(target, path, 'junction');
}
