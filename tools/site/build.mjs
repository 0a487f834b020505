// npm run site: writes the site into dist/site, and follows its links.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

for (const command of ['npm run --silent --prefix . build', 'node check-site.mjs']) {
  const started = performance.now();
  const { status } = spawnSync(command, { cwd: FOLDER, stdio: 'inherit', shell: true });
  console.log(`${command}: ${Math.round((performance.now() - started) / 1000)} s`);
  if (status !== 0) process.exit(1);
}
