/**
 * The local server under load: 50 clients post to the contact form for 30 seconds, each as soon as it has its answer.
 *
 * `npm run bench -- load [seconds] [clients]`, after `npx projen compile:all` and
 * `npx cdk synth --quiet` in examples/contact-form.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, percentileOf, postAll, type Answer, type Target } from './servers/clients';

const ROOT = join(__dirname, '..', '..');
const ASSEMBLY = join(ROOT, 'examples/contact-form/cdk.out');
/** Processes are forked, code is compiled, and memory grows to what the server keeps, before anything is measured. */
const WARM_UP_SECONDS = 10;

async function main(seconds: number, clients: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sentiment-form-load-'));
  const server = await Server.start(folder);
  try {
    const fresh = await server.memory();
    await postAll(contactForm(server.endpoint), clients, after(WARM_UP_SECONDS));
    const warm = await server.memory();
    const answers = await postAll(contactForm(server.endpoint), clients, after(seconds));
    report({ answers, seconds, clients, memory: { fresh, warm, end: await server.memory() } });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What runs in the process of the server: it tells where it is, and on demand what it has in memory. */
const PROGRAM = `
const { startLocal } = require(process.argv[1]);
startLocal(process.argv[2], { dataDir: process.argv[3] }).then((backend) => {
  process.on('message', () => { gc(); process.send(process.memoryUsage().heapUsed); });
  process.on('disconnect', () => backend.stop().then(() => process.exit(0)));
  process.send(backend.endpoint);
});`;

class Server {
  /** Tables are in files, as otherwise every submission would stay in the memory that is measured. */
  public static async start(folder: string): Promise<Server> {
    const assembly = join(folder, 'cdk.out');
    cpSync(ASSEMBLY, assembly, { recursive: true });
    liftThrottles(join(assembly, 'ContactForm.template.json'));
    const args = [join(ROOT, 'packages/local/lib'), assembly, join(folder, 'data')];
    const child = spawn(process.execPath, ['--expose-gc', '-e', PROGRAM, ...args], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Server(child, String(await answerOf(child)));
  }

  private constructor(
    private readonly child: ChildProcess,
    public readonly endpoint: string,
  ) {}

  /** What is in use after a garbage collection, in MB, without the processes of functions. */
  public async memory(): Promise<number> {
    const answer = answerOf(this.child);
    this.child.send('memory');
    return Number(await answer) / 1e6;
  }

  public async stop(): Promise<void> {
    this.child.disconnect();
    await once(this.child, 'close');
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'close').then(() => {
    throw new Error('The server ended. Compile and synthesize first: see benchmarks/README.md.');
  });
  return Promise.race([once(child, 'message').then(([answer]) => answer as unknown), ended]);
}

/** The example allows a few requests a second, which is right for a form and too little for this benchmark. */
function liftThrottles(templateFile: string): void {
  const text = readFileSync(templateFile, 'utf8');
  writeFileSync(templateFile, text.replace(/"(Throttling(?:Rate|Burst)Limit)": ?[\d.]+/g, '"$1": 1000000'));
}

const MESSAGES = ['This is awful. I am angry and disappointed.', 'Thank you, I love it!', 'When do you open?'];
let posted = 0;

function contactForm(url: string): Target {
  return {
    url,
    headers: { 'content-type': 'application/json' },
    expected: 'ACCEPTED',
    nextBody: () => {
      const message = MESSAGES[posted++ % MESSAGES.length];
      return JSON.stringify({ name: 'Ada', email: 'ada@example.com', message, submissionId: randomUUID() });
    },
  };
}

interface Measured {
  readonly answers: readonly Answer[];
  readonly seconds: number;
  readonly clients: number;
  readonly memory: { readonly fresh: number; readonly warm: number; readonly end: number };
}

function report({ answers, seconds, clients, memory }: Measured): void {
  const at = (share: number): string => `${percentileOf(answers, share).toFixed(0)} ms`;
  const problems = answers.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  const rows = [
    ['clients', String(clients)],
    ['submissions', `${answers.length} in ${seconds} s`],
    ['errors', String(problems.length)],
    ['throughput', `${(answers.length / seconds).toFixed(0)} submissions/s`],
    ['p50', at(0.5)],
    ['p99', at(0.99)],
    ['memory, started', `${memory.fresh.toFixed(0)} MB`],
    ['memory, warm', `${memory.warm.toFixed(0)} MB`],
    ['memory, end', `${memory.end.toFixed(0)} MB`],
  ];
  rows.forEach(([name, value]) => console.log(`${name.padEnd(18)}${value.padStart(22)}`));
  new Set(problems.slice(0, 10)).forEach((problem) => console.log(`error: ${problem.slice(0, 300)}`));
}

void main(Number(process.argv[2] ?? 30), Number(process.argv[3] ?? 50));
