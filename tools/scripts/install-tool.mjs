// Installs the package of a tool that lies outside the workspaces, unless it is installed as its lock file says:
//   node tools/scripts/install-tool.mjs links
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [tool = ''] = process.argv.slice(2);
const folder = fileURLToPath(new URL(`../${tool}`, import.meta.url));
const lock = join(folder, 'package-lock.json');
if (tool === '' || !existsSync(lock)) {
  console.error(`There is no tools/${tool}/package-lock.json. Specify a folder of tools/ that has a package-lock.json.`);
  process.exit(1);
}
// npm deletes the whole folder before it installs, so this copy of the lock file exists only after a complete
// installation.
const installed = join(folder, 'node_modules', '.installed-lock.json');
if (!existsSync(installed) || !readFileSync(installed).equals(readFileSync(lock))) install();

function install() {
  console.log(`Installing the dependencies of tools/${tool} (npm ci).`);
  const { status } = spawnSync('npm', ['ci', '--silent', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`The dependencies of tools/${tool} could not be installed. Run \`npm ci --prefix tools/${tool}\` to see the reason.`);
    process.exit(1);
  }
  copyFileSync(lock, installed);
}
