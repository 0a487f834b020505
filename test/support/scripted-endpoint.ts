// Serves the page, and gives answers that the real backend cannot be made to give: a failed workflow, nonsense, no answer.
import { readFile } from 'node:fs/promises';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** An HTTP answer, given at once or when `after` is settled. */
export interface ScriptedReply {
  readonly status: number;
  readonly body: string;
  readonly after?: Promise<void>;
}

/** What the endpoint does with one request: answers it, or drops the connection. */
export type ScriptedAnswer = ScriptedReply | 'hang up';

/** A web server on 127.0.0.1 that answers `POST /` by script. */
export interface ScriptedEndpoint {
  readonly port: number;
  /** The bodies that were posted, oldest first. */
  readonly posted: Record<string, unknown>[];
  /** The answers to the next requests, in this order. Further requests get a 500. */
  answers(...answers: ScriptedAnswer[]): void;
  /** Serves this as `config.json` instead of the file, or the status 404 if it is undefined. */
  configure(content: string | undefined): void;
  /** Forgets what was posted, scripted and configured. */
  reset(): void;
  close(): Promise<void>;
}

/** Serves the folder `web` with the strictest policy that the page supports. */
export async function serveScripted(web: string): Promise<ScriptedEndpoint> {
  const posted: Record<string, unknown>[] = [];
  const script: ScriptedAnswer[] = [];
  const replaced = new Map<string, string | undefined>();
  const server = createServer((request, response) => {
    // A browser silently repeats a request when a kept connection drops. On fresh ones, one request is one request.
    response.shouldKeepAlive = false;
    const served =
      request.method === 'POST' ? answer(request, response, posted, script) : serve(web, replaced, request, response);
    served.catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    posted,
    answers: (...answers) => void script.push(...answers),
    configure: (content) => void replaced.set('/config.json', content),
    reset: () => {
      replaced.clear();
      posted.length = 0;
      script.length = 0;
    },
    close: async () => close(server),
  };
}

/** The envelope that the HTTP API sends for an execution that succeeded with this output. */
export function succeeded(output: unknown): ScriptedReply {
  return { status: 200, body: JSON.stringify({ ...ENVELOPE, status: 'SUCCEEDED', output: JSON.stringify(output) }) };
}

/** The envelope for an execution that did not succeed. Its HTTP status is 200 all the same. */
export function unsuccessful(status: 'FAILED' | 'TIMED_OUT', error: string, cause: string): ScriptedReply {
  return { status: 200, body: JSON.stringify({ ...ENVELOPE, status, error, cause }) };
}

/** The workflow's answer to a message that it accepted. */
export function ticket(sentiment: string, ticketId = '7K3M-9QXT-2B4C'): ScriptedReply {
  const sentimentScore = { Positive: 0.1, Negative: 0.2, Neutral: 0.6, Mixed: 0.1 };
  return succeeded({ outcome: 'ACCEPTED', ticketId, sentiment, sentimentScore });
}

/** The same for each of the three attempts that the page makes by itself. */
export function everyAttempt(scripted: ScriptedAnswer): ScriptedAnswer[] {
  return [scripted, scripted, scripted];
}

const STATE_MACHINE = 'arn:aws:states:eu-west-1:123456789012:stateMachine:ContactForm';

const ENVELOPE = {
  executionArn: 'arn:aws:states:eu-west-1:123456789012:express:ContactForm:run:1',
  stateMachineArn: STATE_MACHINE,
  name: 'run',
  startDate: 1795380000.125,
  stopDate: 1795380000.5,
  input: '{}',
  inputDetails: { included: true },
  outputDetails: { included: true },
  billingDetails: { billedDurationInMilliseconds: 400, billedMemoryUsedInMB: 64 },
};

const SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  posted: Record<string, unknown>[],
  script: ScriptedAnswer[],
): Promise<void> {
  posted.push(JSON.parse(await text(request)) as Record<string, unknown>);
  const next = script.shift() ?? { status: 500, body: 'The script has no answer left.' };
  if (next === 'hang up') {
    request.socket.destroy();
    return;
  }
  await next.after;
  response.writeHead(next.status, { 'content-type': 'application/json' }).end(next.body);
}

async function serve(
  web: string,
  replaced: ReadonlyMap<string, string | undefined>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const file = pathname === '/' ? '/index.html' : pathname;
  const content = replaced.has(file) ? replaced.get(file) : await readFile(join(web, file)).catch(() => undefined);
  if (content === undefined) {
    response.writeHead(404).end();
    return;
  }
  const headers = { 'content-type': MEDIA_TYPES[extname(file)], 'content-security-policy': SECURITY_POLICY };
  response.writeHead(200, headers).end(content);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
