import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './folder';

/** The folder of what the real CDK makes of the app in `cdk-app.js`. */
export async function synthesize(): Promise<string> {
  const folder = temporaryFolder();
  await promisify(execFile)(process.execPath, [join(__dirname, 'cdk-app.js'), folder]);
  return folder;
}
