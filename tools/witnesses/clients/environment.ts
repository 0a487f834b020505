/** The environment variables of the page about the clients, with the tools first on the PATH. */
import { delimiter } from 'node:path';
import { blockOf } from './pages';
import { environment, program } from '../toolbox/python';
import { run, type Ended } from '../toolbox/run';

/** Keeps the clients from the machine's own settings, and from the service that knows a virtual machine's credentials. */
const OWN = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Runs a shell command in a folder, with the environment of the page. */
export async function inShell(
  text: string,
  { folder: cwd, address, input }: { readonly folder: string; readonly address: string; readonly input?: string },
): Promise<Ended> {
  const python = program(await environment('clients'), '');
  const env = { ...OWN, PATH: `${python}${delimiter}${process.env.PATH ?? ''}` };
  const before = blockOf('The environment', address);
  return run('bash', ['-euo', 'pipefail', '-c', `${before}\n${text}`], { cwd, env, input });
}
