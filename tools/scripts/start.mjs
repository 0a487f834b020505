// Prepares the contact form to run on this machine, in seconds: node tools/scripts/start.mjs [FOLDER] [ASSEMBLY]
// It compiles the same sources as `npm run compile:all`, without the type checker and jsii. The result is in a separate folder
// (default: .quick-start), so it is never tested or packed as the compiled library.
import './warn-of-old-node.mjs';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clientBundle } from '../../packages/client/scripts/client-bundle.mjs';
import { bundleApp, bundleHandlers } from './start/bundle.mjs';
import { OutputFolder } from './start/output-folder.mjs';
import { translatePackages } from './start/packages.mjs';
import { EXAMPLE, ROOT } from './start/paths.mjs';

const output = new OutputFolder(resolve(process.argv[2] ?? join(ROOT, '.quick-start')));
await translatePackages(output);
await bundleHandlers(output);
const app = await bundleApp(output);
output.removeLeftovers();
// The client is next to the page, where the compiled one is copied, too.
new OutputFolder(join(EXAMPLE, 'web')).write('sentiment-form-client.js', await clientBundle());
synthesize(app);

/** What `cdk synth` does, but faster to start. */
function synthesize(program) {
  const { context } = JSON.parse(readFileSync(join(EXAMPLE, 'cdk.json'), 'utf8'));
  const { status } = spawnSync(process.execPath, [program], {
    cwd: EXAMPLE,
    stdio: 'inherit',
    env: {
      ...process.env,
      CDK_OUTDIR: resolve(EXAMPLE, process.argv[3] ?? 'cdk.out'),
      CDK_CONTEXT_JSON: JSON.stringify({
        'aws:cdk:enable-path-metadata': true,
        'aws:cdk:enable-asset-metadata': true,
        ...context,
      }),
      // The validation of schemas takes 8 seconds of CPU time. `npm test` and `cdk deploy` run it.
      CDK_VALIDATION: 'false',
    },
  });
  process.exitCode = status ?? 1;
}
