/** Runs the examples of the page about the clients exactly as they are written. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inShell } from './environment';
import { goModule } from './go-module';
import { javaFolder } from './java-folder';
import { blockOf } from './pages';
import { ROOT } from '../toolbox/cache';

/** What an example has to print, and how its file is run. */
interface Example {
  readonly heading: string;
  readonly file: string;
  readonly command: string;
  readonly prints: readonly RegExp[];
}

const ACCEPTED = /SUCCEEDED[^]*ACCEPTED[^]*NEGATIVE/;
const NOT_THERE = /State Machine Does Not Exist: 'arn:aws:states:[^']*-none'/;

const EXAMPLES: readonly Example[] = [
  {
    heading: 'AWS CLI',
    file: 'example.sh',
    command: 'source ./example.sh',
    prints: [
      /"status": "SUCCEEDED"/,
      /"EXPRESS",\s+"ACTIVE"/,
      /"Items": \[\s+\{/,
      /"Item": \{\s+"referenceNumber"/,
      /"MD5OfMessageBody": "e4f7cd14d5e98359c70afff71d6cc93b"/,
      /"Body": "\{\\"message\\":\\"hello\\"\}"/,
      /"StatusCode": 200/,
      /\{"referenceNumber":"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"/,
      /"Sentiment": "NEGATIVE"/,
      /"MessageId": "[^"]+"\s+\}\s*$/,
    ],
  },
  { heading: 'boto3', file: 'example.py', command: 'python example.py', prints: [ACCEPTED, NOT_THERE] },
  { heading: 'JavaScript', file: 'example.mjs', command: 'node example.mjs', prints: [ACCEPTED, NOT_THERE] },
  { heading: 'Go', file: 'main.go', command: 'go run main.go', prints: [ACCEPTED, NOT_THERE] },
  { heading: 'Java', file: 'Example.java', command: "java -cp 'lib/*' Example.java", prints: [ACCEPTED, NOT_THERE] },
];

/** Runs each example against the server at an address. */
export async function runExamples(
  address: string,
): Promise<{ readonly count: number; readonly disagreements: readonly string[] }> {
  const disagreements: string[] = [];
  for (const { heading, file, command, prints } of EXAMPLES) {
    const { code, stdout, stderr } = await inFolderFor(heading, async (folder) => {
      writeFileSync(join(folder, file), blockOf(heading, address));
      return inShell(command, { folder, address });
    });
    const said = `${stdout}${stderr}`;
    if (code !== 0) {
      disagreements.push(`${heading} ended with ${code}: ${said.trim().slice(-500)}`);
    } else {
      const missing = prints.filter((expected) => !expected.test(stdout));
      disagreements.push(...missing.map((one) => `${heading} did not print ${String(one)}: ${said.slice(0, 500)}`));
    }
  }
  return { count: EXAMPLES.length, disagreements };
}

/** An example is run where its packages are found: those of JavaScript are our own dependencies, those of Go in a module, those of Java in a folder. */
async function inFolderFor<T>(heading: string, work: (folder: string) => Promise<T>): Promise<T> {
  if (heading === 'Go') return work(await goModule());
  if (heading === 'Java') return work(await javaFolder());
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'example-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
