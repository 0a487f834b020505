/** The thin adapter between Node's HTTP server and a fetch-style handler. */
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { StartError } from '../base/start-error';

/** A server that is listening. */
export interface Listening {
  readonly port: number;
  /** Accepts no new connections, and closes the open ones after a short time. */
  close(): Promise<void>;
}

/** The handler for requests. */
export type Handler = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** Connections that may wait to be accepted. With the default of Node.js, 511, some of a thousand that are opened at once are reset. */
const MAX_WAITING = 4_096;

/** Starts to listen, or reports why that failed. */
export async function listen(fetch: Handler, host: string, port: number): Promise<Listening> {
  // The API decides when a request takes too long, as on AWS.
  const server = createAdaptorServer({ fetch, serverOptions: { requestTimeout: 0 } }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)));
    server.listen({ port, host, backlog: MAX_WAITING }, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

// Time for responses in progress; a slower one has lost its backend by now.
const GRACE_MILLIS = 1_000;

async function close(server: Server): Promise<void> {
  // A kept-alive connection becomes idle only after its last response, so this is repeated.
  const sweep = setInterval(() => server.closeIdleConnections(), 10);
  const end = setTimeout(() => server.closeAllConnections(), GRACE_MILLIS);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(sweep);
  clearTimeout(end);
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Stop that program, or choose another port with --port (0 chooses a free one).`,
    EACCES: `Port ${port} requires special permissions. Choose one above 1023 with --port.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Leave --host out to listen on 127.0.0.1.`,
    ENOTFOUND: `This machine has no address ${host}. Leave --host out to listen on 127.0.0.1.`,
  };
  const reason = reasons[error.code ?? ''];
  return reason === undefined ? error : new StartError(reason, { cause: error });
}
