import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { writeAssembly } from '../support/assembly';
import { temporaryFolder } from '../support/folder';
import { formTemplate, resource } from '../support/form-template';

const CLI = join(__dirname, '../../lib/cli.js');
const children: ChildProcess[] = [];

afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

class Run {
  public stdout = '';
  public stderr = '';
  public readonly ended: Promise<number | NodeJS.Signals>;
  private hasEnded = false;

  public constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk) => (this.stdout += String(chunk)));
    child.stderr?.on('data', (chunk) => (this.stderr += String(chunk)));
    this.ended = once(child, 'close').then(([code, signal]) => {
      this.hasEnded = true;
      return (code ?? signal) as number | NodeJS.Signals;
    });
  }

  /** Waits until it has printed this. */
  public async printed(text: string): Promise<string> {
    while (!this.stdout.includes(text)) {
      if (this.hasEnded) throw this.failure(`ended before it printed "${text}"`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.ended]);
    }
    return this.stdout;
  }

  public failure(what: string): Error {
    return new Error(`The command ${what}. It printed:\n${this.stdout}${this.stderr}`);
  }

  public signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { PATH: process.env.PATH, ...env },
    cwd: temporaryFolder(),
  });
  children.push(child);
  return new Run(child);
}

async function start(args: readonly string[] = [], template = formTemplate()): Promise<{ run: Run; url: string }> {
  const started = run([writeAssembly({ Form: template }), '--port', '0', ...args]);
  const text = await started.printed('Stop: Ctrl+C');
  return { run: started, url: /API +(\S+)/.exec(text)?.[1] ?? '' };
}

describe('the command', () => {
  test('prints all addresses and what does not run, and then a line for each execution', async () => {
    const setting = resource('AWS::SecretsManager::Secret', {});
    const { run: started, url } = await start([], formTemplate({ resources: { Setting: setting } }));
    expect(started.stdout).toMatch(/^ {2}API +http:\/\/localhost:\d+\/ +POST \/$/m);
    expect(started.stdout).toMatch(/^ {2}Inspector +http:\/\/localhost:\d+\/_local\/$/m);
    expect(started.stdout).toMatch(/^ {2}State machine +Form\/Flow +Express$/m);
    expect(started.stdout).toMatch(
      /Not supported here:\n {2}Form\/Setting +AWS::SecretsManager::Secret +its value cannot be read\n/,
    );
    await fetch(url, { method: 'POST', body: '{}' });
    expect(await started.printed('SUCCEEDED')).toMatch(/\d\d:\d\d:\d\d SUCCEEDED \d+ ms {2}Echo\n/);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s', async (signal) => {
    const { run: started, url } = await start();
    await fetch(url, { method: 'POST', body: '{}' });
    started.signal(signal);
    expect(await started.ended).toBe(0);
    expect(started.stderr).toBe('');
    await expect(fetch(url)).rejects.toThrow();
  });

  test('ends the child processes of functions, too', async () => {
    const fn = resource('AWS::Lambda::Function', {
      FunctionName: 'pid',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'exports.handler = async () => process.pid;' },
    });
    const definition = {
      StartAt: 'Ask',
      States: { Ask: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:pid', End: true } },
    };
    const { run: started, url } = await start([], formTemplate({ definition, resources: { Fn: fn } }));
    const { output } = (await (await fetch(url, { method: 'POST' })).json()) as { output: string };
    const pid = Number(output);
    expect(isAlive(pid)).toBe(true);
    started.signal('SIGINT');
    expect(await started.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test('prints the report on permissions at the end, and nothing else with --quiet', async () => {
    const { run: started } = await startQuietly('--iam-report');
    started.signal('SIGINT');
    expect(await started.ended).toBe(0);
    expect(started.stdout).toBe('Not checked:\n  Calls are not checked, because the assembly has no role.\n');
  });

  test('lets requests over the limits pass with --no-throttle', async () => {
    const stage = { DefaultRouteSettings: { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0.001 } };
    for (const [args, second] of [
      [[], 429],
      [['--no-throttle'], 200],
    ] as const) {
      const { url } = await start(args, formTemplate({ stage }));
      expect((await fetch(url, { method: 'POST' })).status).toBe(200);
      expect((await fetch(url, { method: 'POST' })).status).toBe(second);
    }
  });

  test('prints at the start that permissions are off', async () => {
    const { run: started } = await start(['--iam', 'off']);
    expect(started.stdout).toContain('All calls are allowed, because --iam is off.');
  });

  test('prints nothing with --quiet', async () => {
    const { run: started, status } = await startQuietly();
    expect(status).toBe(200);
    started.signal('SIGINT');
    expect(await started.ended).toBe(0);
    expect(started.stdout).toBe('');
  });

  test('warns if other machines can reach it', async () => {
    const { run: started } = await start(['--host', '0.0.0.0']);
    expect(started.stdout).toContain('Anybody who can reach 0.0.0.0 can read all submissions');
  });

  test('fails a test immediately with what it printed if the server does not start', async () => {
    await expect(start(['--colour'])).rejects.toThrow('--colour is not an option of this command');
    await expect(startQuietly('--colour')).rejects.toThrow('--colour is not an option of this command');
  });

  test('names a port that is in use, and the next step', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const started = run([writeAssembly({ Form: formTemplate() }), '--port', String(port)]);
    expect(await started.ended).toBe(1);
    blocker.close();
    expect(started.stderr).toBe(
      `sentiment-form-local: Port ${port} is in use by another program. Stop that program, or choose another port with --port (0 chooses a free one).\n`,
    );
  });

  test('keeps the tables in a folder from one start to the next', async () => {
    const table = resource('AWS::DynamoDB::Table', {
      TableName: 'notes',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    });
    const definition = {
      StartAt: 'Put',
      States: {
        Put: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:putItem',
          Parameters: { TableName: 'notes', Item: { id: { S: 'kept' } } },
          End: true,
        },
      },
    };
    const template = formTemplate({ definition, resources: { Notes: table } });
    const folder = temporaryFolder();
    const first = await start(['--data', folder], template);
    await fetch(first.url, { method: 'POST', body: '{}' });
    first.run.signal('SIGINT');
    expect(await first.run.ended).toBe(0);
    const second = await start(['--data', folder], template);
    const content = (await (await fetch(`${second.url}_local/api/tables`)).json()) as object;
    expect(content).toMatchObject({ tables: [{ items: [{ id: 'kept' }] }] });
  });

  test('runs the state machine in a file, with the exit code of its execution', async () => {
    const file = join(temporaryFolder(), 'workflow.asl.json');
    writeFileSync(file, JSON.stringify({ StartAt: 'No', States: { No: { Type: 'Fail', Error: 'E' } } }));
    const failed = run(['run', file]);
    expect(await failed.ended).toBe(1);
    expect(JSON.parse(failed.stdout)).toEqual({ status: 'FAILED', error: 'E' });
    const help = run(['run', '--help']);
    expect(await help.ended).toBe(0);
    expect(help.stdout).toContain('--mock FILE');
  });

  test('prints its help and its version', async () => {
    const help = run(['--help']);
    expect(await help.ended).toBe(0);
    for (const option of [
      '--port',
      '--host',
      '--web',
      '--data',
      '--quiet',
      '--logs',
      '--watch',
      '--synth',
      '--latency',
      '--cost',
      '--no-throttle',
      '--iam',
      '--iam-report',
    ]) {
      expect(help.stdout).toContain(option);
    }
    const version = run(['--version']);
    expect(await version.ended).toBe(0);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    [
      ['--colour'],
      /^sentiment-form-local: --colour is not an option of this command\. Allowed: --demo, --port, .*--help\.\n$/,
    ],
    [['--port'], /--port requires a value, e\.g\. "--port 3000"/],
    [['--port', 'http'], /--port must be a whole number from 0 to 65535, got: http/],
    [['--port', '65536'], /got: 65536/],
    [['--quiet=yes'], /--quiet does not take a value/],
    [['--iam', 'on'], /--iam must be one of enforce, report, off, got: on/],
    [['--latency', 'slow'], /--latency must be aws, got: slow/],
    [['a', 'b'], /Only one folder can be given, got: a, b/],
    [[], /There is no folder .*cdk\.out\. Run "npx cdk synth"/],
  ])('refuses %j with one sentence and no stack trace', async (args, message) => {
    const refused = run(args);
    expect(await refused.ended).toBe(1);
    expect(refused.stderr).toMatch(message);
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
    expect(refused.stdout).toBe('');
  });

  test('refuses a PORT that is not a port', async () => {
    const refused = run([], { PORT: 'x' });
    expect(await refused.ended).toBe(1);
    expect(refused.stderr).toContain('The environment variable PORT must be a whole number');
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Where nothing is printed, the port has to be known before; another program can have taken it since it was free. */
async function startQuietly(...args: string[]): Promise<{ run: Run; status: number }> {
  const folder = writeAssembly({ Form: formTemplate() });
  for (;;) {
    const port = await freePort();
    const started = run([folder, '--quiet', ...args], { PORT: String(port) });
    const answer = eventually(async () => (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' })).status);
    const status = await Promise.race([answer, started.ended.then(() => undefined)]);
    if (started.stderr.includes('is taken')) continue;
    if (status === undefined) throw started.failure('ended before it answered');
    return { run: started, status };
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
