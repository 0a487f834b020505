/** Clients that post to a server, each as soon as it has its answer. */
import { Agent, request } from 'node:http';
import { percentile } from 'sentiment-form-local/lib/inspector/record/statistics';

/** What is posted, and where. */
export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly nextBody: () => string;
  /** What a good answer contains. */
  readonly expected: string;
}

export interface Answer {
  readonly milliseconds: number;
  /** Undefined where the answer is good. */
  readonly problem?: string;
}

/** Posts until `isDone`, which is asked before each request. */
export async function postAll(target: Target, clients: number, isDone: () => boolean): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const answers: Answer[] = [];
  const client = async (): Promise<void> => {
    while (!isDone()) answers.push(await post(target, agent));
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return answers;
}

/** Says when so many seconds are over. */
export function after(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
}

/** Says when so many requests have begun. */
export function afterRequests(count: number): () => boolean {
  let begun = 0;
  return () => begun++ >= count;
}

/** How long the given share of the answers, from 0 to 1, took at most. */
export function percentileOf(answers: readonly Answer[], share: number): number {
  return (
    percentile(
      answers.map(({ milliseconds }) => milliseconds),
      share,
    ) ?? NaN
  );
}

async function post(target: Target, agent: Agent): Promise<Answer> {
  const body = target.nextBody();
  const start = performance.now();
  const problem = await problemOf(target, agent, body);
  return { milliseconds: performance.now() - start, problem };
}

async function problemOf({ url, headers, expected }: Target, agent: Agent, body: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text.includes(expected) ? undefined : `${response.statusCode} ${text}`));
    });
    sent.on('error', (error) => resolve(error.message));
    sent.end(body);
  });
}
