// A real server that answers by script, so that the client meets a real network: slow, broken, closed.
import { createServer, IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the server does with a request: answers, hangs up, or stays silent. */
export type Scripted =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'hang up'
  | 'begin and hang up'
  | 'silence';

/** What was posted. */
export interface Posted {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
  /** In milliseconds of the monotonic clock. */
  readonly at: number;
}

/** The server and what it has seen. */
export interface ScriptedServer {
  readonly url: string;
  readonly posted: Posted[];
  /** How many requests the client has had a whole answer to. */
  answered(): number;
  /** What the next requests get, in this order; the last is repeated. */
  answers(...script: Scripted[]): void;
  close(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function scriptedServer(): Promise<ScriptedServer> {
  const posted: Posted[] = [];
  let script: Scripted[] = [];
  /** The requests of the present script alone: a connection of an earlier one may close late. */
  let answered = { count: 0 };
  const server = createServer((request, response) => {
    // One request, one connection: nothing repeats a request behind the client's back.
    response.shouldKeepAlive = false;
    // The client closes it, once it has read the answer.
    const { socket } = response;
    const ofScript = answered;
    socket?.once('close', () => (ofScript.count += 1));
    const next = script.length > 1 ? script.shift() : script[0];
    void note(request, posted).then(() => answer(response, next ?? { status: 500 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/form`,
    posted,
    answered: () => answered.count,
    answers(...next) {
      posted.length = 0;
      answered = { count: 0 };
      script = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function note(request: IncomingMessage, posted: Posted[]): Promise<void> {
  const { method, url, headers } = request;
  const body: unknown = JSON.parse(await text(request));
  posted.push({ method, url, headers, body: body as Record<string, unknown>, at: performance.now() });
}

function answer(response: ServerResponse, scripted: Scripted): void {
  if (scripted === 'silence') return;
  if (scripted === 'hang up') {
    response.destroy();
    return;
  }
  if (scripted === 'begin and hang up') {
    response.writeHead(200, { 'content-length': '1000' }).write('{"status":"SUCC', () => response.destroy());
    return;
  }
  const { status, body = '', headers } = scripted;
  response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
}
