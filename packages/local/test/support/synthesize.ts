import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './folder';

/** The folder of the cloud assembly that the real CDK synthesizes from an app in this folder. */
export async function synthesize(app = 'cdk-app.js'): Promise<string> {
  const folder = temporaryFolder();
  await promisify(execFile)(process.execPath, [join(__dirname, app), folder]);
  return folder;
}
