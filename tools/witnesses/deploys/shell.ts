/** A shell in which the AWS CLI, AWS SAM and CDK reach an emulator and nothing else. */
import { delimiter, resolve } from 'node:path';
import { ROOT } from '../toolbox/cache';
import { environment, program } from '../toolbox/python';
import { run, type Ended } from '../toolbox/run';

const SETTINGS = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  // Not the machine's own settings, nor the service that knows a virtual machine's credentials.
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  SAM_CLI_TELEMETRY: '0',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
};

/** Runs a command in a folder, relative to the repository. `$ASSEMBLY` is the folder for CDK's output. */
export async function inShellAt(address: string, command: string, cwd: string, assembly: string): Promise<Ended> {
  const programs = [program(await environment('clients'), ''), program(await environment('sam'), '')];
  const env = {
    ...SETTINGS,
    AWS_ENDPOINT_URL: address,
    ASSEMBLY: assembly,
    PATH: [...programs, process.env.PATH ?? ''].join(delimiter),
  };
  return run('bash', ['-euo', 'pipefail', '-c', command], { cwd: resolve(ROOT, cwd), env });
}
