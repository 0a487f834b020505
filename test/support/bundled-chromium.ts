// Unpacks the Chromium that comes inside an npm tarball, so that the browser tests need nothing installed by hand.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LaunchOptions } from 'playwright-core';

/** How to launch the bundled Chromium: its path, and the environment in which it finds its libraries and its font. */
export async function bundledChromium(): Promise<LaunchOptions> {
  const folder = await unpackedFolder();
  const executablePath = join(folder, 'chromium');
  // One bundled font for everyone: line breaks, and with them the tests of the layout, are the same on every machine.
  const env = { ...currentEnvironment(), FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if (await starts(executablePath, env)) return { executablePath, env };
  // A minimal system has no libnss3. The package contains one, which needs glibc 2.34 or newer, so the system's own is preferred.
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } };
}

const run = promisify(execFile);
const PACKAGE = '@sparticuz/chromium';

async function unpackedFolder(): Promise<string> {
  const packageRoot = join(dirname(require.resolve(PACKAGE)), '..');
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const cache = join(__dirname, '..', '..', 'node_modules', '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(packageRoot, cache, folder);
  return folder;
}

/** Test files run at the same time. Each unpacks its own copy, and the first complete one is used. */
async function unpack(packageRoot: string, cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  try {
    await run(process.execPath, ['--input-type=module', '--eval', UNPACK, join(packageRoot, 'bin')], {
      cwd: packageRoot,
      // The package unpacks into the temporary folder.
      env: { ...currentEnvironment(), TMPDIR: staging },
    });
    await writeFile(join(staging, 'fonts.conf'), fontConfiguration(folder));
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

// In a process of its own, because the package is an ES module, which Jest cannot import.
const UNPACK = `
  import chromium, { inflate } from '${PACKAGE}';
  await chromium.executablePath();
  await inflate(process.argv[1] + '/al2023.tar.br');
`;

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

async function starts(executable: string, env: Record<string, string>): Promise<boolean> {
  return run(executable, ['--version'], { env }).then(
    () => true,
    () => false,
  );
}

function currentEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
