// Fails where the public API breaks what api-baseline.json records of it. jsii-diff wants the record as a package, which is made
// outside of the repository: jsii-docgen takes every `.jsii` that it finds in here for the library, the record without its prose included.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'api-baseline-'));
try {
  packBaseline();
  // Experimental APIs can break, but only on purpose.
  const { status } = spawnSync('jsii-diff', ['--error-on', 'all', folder, root], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function packBaseline() {
  const baseline = join(root, 'tools', 'api-baseline.json');
  const recorded = JSON.parse(readFileSync(baseline, 'utf8'));
  const { name, version, dependencies: peerDependencies } = recorded;
  // The stability of a type is part of its documentation, which is not recorded: here all types have that of the
  // package.
  const { stability } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const type of Object.values(recorded.types)) type.docs = { stability };
  writeFileSync(join(folder, '.jsii'), JSON.stringify(recorded));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, jsii: {}, peerDependencies }));
  // Where the assemblies of aws-cdk-lib and constructs are.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}
