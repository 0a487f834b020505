/** `verify:aws live`, with the runner in the place of AWS: deploy and destroy start and stop it. */
import { spawn, type ChildProcess } from 'child_process';
import { once } from 'events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { startLocal, type LocalBackend } from 'sentiment-form-local';
import { live } from '../../tools/verify-aws/live';
import { runCommand } from '../../tools/verify-aws/live/aws-cli';
import { awsEnvironment } from '../../tools/verify-aws/live/aws-environment';
import { CASES } from '../../tools/verify-aws/live/cases';
import { deployedHere } from '../../tools/verify-aws/live/here';
import type { Place } from '../../tools/verify-aws/live/place';
import { runLive } from '../../tools/verify-aws/live/run';
import { synthesizeThrowaway, type Throwaway } from '../../tools/verify-aws/live/stack';
import { steady } from '../../tools/verify-aws/live/steady';

const ROOT = join(__dirname, '..', '..');
const REMOVAL = 'aws cloudformation delete-stack --stack-name VerifyAws-1 --region us-east-1';

let folder: string;
let throwaway: Throwaway;
let backend: LocalBackend | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-aws-live-'));
  process.env.AWS_ACCESS_KEY_ID ??= 'AKIAIOSFODNN7EXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'secret';
  throwaway = synthesizeThrowaway({ outdir: join(folder, 'cdk.out'), fromAddress: 'forms@example.com' });
});

// Whatever became of its removal.
afterEach(async () => backend?.stop());

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The runner, with a note of what was done. */
function runnerEnvironment(changes: Partial<Place> = {}, breakIt: (running: LocalBackend) => void = () => undefined) {
  const done: string[] = [];
  const place: Place = {
    removal: REMOVAL,
    deploy: async () => {
      done.push('deploy');
      backend = await startLocal(throwaway.folder);
      breakIt(backend);
      return deployedHere(backend);
    },
    destroy: async () => {
      done.push('destroy');
      await backend?.stop();
    },
    remaining: async () => {
      done.push('remaining');
      return [];
    },
    ...changes,
  };
  return { place, done };
}

const never = new AbortController().signal;

test('runs every case, finds no difference, records, and removes what it deployed', async () => {
  const { place, done } = runnerEnvironment();
  const lines: string[] = [];
  const record = join(folder, 'recordings');
  const log = (line: string) => lines.push(line);
  const differing = await live({ place, folder: throwaway.folder, signal: never, log, record, cli: false });
  expect(differing).toBe(0);
  expect(done).toEqual(['deploy', 'destroy', 'remaining']);
  expect(lines).toContain('Removed. Nothing is left.');
  const recordings = readFileSync(join(record, 'live.jsonl'), 'utf8').trim().split('\n');
  expect(recordings).toHaveLength(CASES.filter(({ by }) => by !== 'cli').length);
  expect(recordings.join('\n')).not.toContain('123456789012:');
  expect(JSON.parse(recordings[0])).toEqual({
    id: 'verify-aws live an angry message',
    key: 'http',
    call: { op: 'http', args: expect.objectContaining({ body: expect.stringContaining('terrible') }) },
    exp: expect.objectContaining({ status: 200, contentType: 'application/x-amz-json-1.0' }),
    lambdas: [],
  });
});

test('names the case and the location of a different answer', async () => {
  const lines: string[] = [];
  const { place } = runnerEnvironment({}, (running) => {
    running.failNext('dynamodb', 'PutItem', { error: 'DynamoDB.InternalServerError', times: 9 });
  });
  const log = (line: string) => lines.push(line);
  expect(await live({ place, folder: throwaway.folder, signal: never, log, cli: false })).toBeGreaterThan(0);
  expect(lines).toContainEqual(expect.stringMatching(/^an angry message\n {4}\/body\/output\/ticketId: AWS has "U-/));
});

describe('removes what it deployed', () => {
  const run = async (place: Place, ask: () => Promise<void>, signal = never) => {
    const lines: string[] = [];
    const recheck = { attempts: 3, pauseMilliseconds: 1 };
    const ended = await runLive({ place, ask, signal, recheck, log: (line) => lines.push(line) }).then(
      () => 'well',
      (error: Error) => error.message,
    );
    return { ended, lines };
  };

  test('if a case fails', async () => {
    const { place, done } = runnerEnvironment();
    const { ended } = await run(place, async () => Promise.reject(new Error('Broken.')));
    expect(ended).toBe('Broken.');
    expect(done).toEqual(['deploy', 'destroy', 'remaining']);
  });

  test('if the deployment fails halfway', async () => {
    const { place, done } = runnerEnvironment({ deploy: async () => Promise.reject(new Error('ROLLBACK_COMPLETE')) });
    const { ended } = await run(place, async () => undefined);
    expect(ended).toBe('ROLLBACK_COMPLETE');
    expect(done).toEqual(['destroy', 'remaining']);
  });

  test('if it is interrupted while it waits for an answer', async () => {
    const { place, done } = runnerEnvironment();
    const controller = new AbortController();
    const running = run(place, async () => new Promise(() => undefined), controller.signal);
    setTimeout(() => controller.abort(new Error('Interrupted by SIGINT.')), 10);
    expect((await running).ended).toBe('Interrupted by SIGINT.');
    expect(done).toEqual(['deploy', 'destroy', 'remaining']);
  });

  test('and prints instructions if that fails', async () => {
    const { place } = runnerEnvironment({ destroy: async () => Promise.reject(new Error('DELETE_FAILED')) });
    const { ended, lines } = await run(place, async () => Promise.reject(new Error('Broken.')));
    expect(ended).toContain('The stack may still exist and cost money: DELETE_FAILED');
    expect(ended).toContain(REMOVAL);
    expect(lines.join('\n')).toContain(REMOVAL);
  });

  test('and asks again while deleted resources are still listed', async () => {
    const listed = [['arn:aws:sqs:us-east-1:111111111111:deleted'], []];
    const { place } = runnerEnvironment({ remaining: async () => listed.shift() ?? ['asked too often'] });
    const { ended, lines } = await run(place, async () => undefined);
    expect(ended).toBe('well');
    expect(lines).toContain('AWS still lists 1 of the deleted resources. Checking again.');
  });

  test('and lists what is left, and how to remove it', async () => {
    const { place } = runnerEnvironment({ remaining: async () => ['arn:aws:sqs:us-east-1:111111111111:left'] });
    const { ended } = await run(place, async () => undefined);
    expect(ended).toContain('These resources still exist: arn:aws:sqs:us-east-1:111111111111:left');
    expect(ended).toContain(REMOVAL);
  });
});

test('deploys nothing that would be retained after its stack is deleted', () => {
  const file = join(throwaway.folder, `${throwaway.stackName}.template.json`);
  const { Resources: resources } = JSON.parse(readFileSync(file, 'utf8')) as {
    Resources: Record<string, { Type: string; DeletionPolicy?: string }>;
  };
  const kept = Object.values(resources).filter(({ DeletionPolicy: policy }) => policy?.startsWith('Retain'));
  expect(kept).toEqual([]);
  expect(throwaway.stackName).toMatch(/^VerifyAws-[0-9a-f]{8}$/);
  expect(awsEnvironment(throwaway, 'eu-west-1').removal).toBe(
    `aws cloudformation delete-stack --stack-name ${throwaway.stackName} --region eu-west-1`,
  );
});

test('compares without names and times', () => {
  const output = (id: string) => JSON.stringify({ ticketId: 'A', submissionId: id, sentimentScore: { Positive: 0.5 } });
  expect(steady({ startDate: 1, output: output('a') })).toEqual(steady({ startDate: 2, output: output('b') }));
  expect(steady({ output: '{"ticketId":"A"}' })).not.toEqual(steady({ output: '{"ticketId":"B"}' }));
});

describe('the command', () => {
  /** A child process with what it has printed. */
  const started = (program: string, args: readonly string[]) => {
    const options = ['--transpile-only', '--project', 'tsconfig.dev.json', join(ROOT, program), ...args];
    const child: ChildProcess = spawn(process.execPath, [require.resolve('ts-node/dist/bin'), ...options], {
      cwd: ROOT,
      env: { ...process.env, CDK_VALIDATION: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += String(chunk)));
    const prints = async (part: string) => {
      while (!text.includes(part)) {
        if (child.exitCode !== null) throw new Error(`It ended without printing "${part}": ${text}`);
        await sleep(20);
      }
    };
    return { child, prints, closed: once(child, 'close'), text: () => text };
  };

  test('prints what it costs, and deploys nothing without confirmation', async () => {
    const { closed, text } = started('tools/verify-aws/cli.ts', ['live']);
    expect(await closed).toEqual([1, null]);
    expect(text()).toContain('takes about 15 minutes and costs less than $0.05');
    expect(text()).toContain('Use --yes to deploy without confirmation.');
  });

  test('removes what it deployed after Ctrl+C, however often it is pressed, with an exit code', async () => {
    const deployed = join(folder, 'deployed');
    const { child, prints, closed, text } = started('test/verify-aws/stand-in.ts', [deployed, 'live', '--yes']);
    await prints('A request waits.');
    expect(existsSync(deployed)).toBe(true);
    child.kill('SIGINT');
    await prints('SIGINT: removing what was deployed.');
    child.kill('SIGINT');
    expect(await closed).toEqual([130, null]);
    expect(existsSync(deployed)).toBe(false);
    expect(text()).toContain(`rm ${deployed}`);
    expect(text()).toContain('Removed. Nothing is left.');
    expect(text()).toContain('Interrupted by SIGINT.');
  });
});

test('an interruption ends the deployment with all of its child processes', async () => {
  const controller = new AbortController();
  const noted = join(folder, 'pid');
  const shell = `sleep 600 & echo $! > "${noted}.new" && mv "${noted}.new" "${noted}"; wait`;
  const deploying = runCommand('bash', ['-c', shell], { signal: controller.signal });
  const ended = expect(deploying).rejects.toThrow('Interrupted.');
  while (!existsSync(noted)) await sleep(20);
  controller.abort(new Error('Interrupted.'));
  // Not before the pipe is closed, which `sleep` has inherited.
  await ended;
});
