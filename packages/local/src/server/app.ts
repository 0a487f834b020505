/** Handles all requests: the inspector, the APIs, the sites, and the page for paths without a route of the API. */
import { type IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { badRequest } from './bad-request';
import { type AwsApi } from '../aws-api/aws-api';
import { isHangUp } from '../base/hang-up';
import { isOwnHost } from '../base/loopback';
import { type HttpApi } from '../http-api/http-api';
import { createInspector, type InspectorOptions } from '../inspector/inspector';
import { type Pages } from '../web/pages';

/** The parts of the server. */
export interface AppParts {
  /** The first one is served at `/`, the others at the prefix with which they were created. */
  readonly apis: readonly { readonly api: HttpApi; readonly prefix: string }[];
  /** Handles requests that are not for the app: the calls of AWS SDKs. */
  readonly awsApi: AwsApi;
  readonly inspector: Omit<InspectorOptions, 'isOwnHost'>;
  readonly pages: Pages;
  /** Where the server listens. */
  readonly host: string;
  logError(message: string): void;
}

/** Combines the parts. */
export function createApp({ apis, awsApi, inspector, pages, host, logError }: AppParts): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>({ strict: false });
  app.use(async ({ req }, next) => awsApi(req.raw) ?? next());
  // Otherwise a page that points its own host name at 127.0.0.1 (DNS rebinding) could post, and read the answers.
  app.use(async ({ req }, next) =>
    isOwnHost(req.header('host'), host) ? next() : Response.json({ message: 'Forbidden' }, { status: 403 }),
  );
  app.route('/_local', createInspector({ ...inspector, isOwnHost: (header) => isOwnHost(header, host) }));
  for (const { api, prefix } of apis.filter((entry) => entry.prefix !== '')) {
    app.all(`${prefix}/*`, ({ req, env }) => api.fetch(req.raw, clientOf(env)));
  }
  for (const { prefix, serve } of pages.others) app.all(`${prefix}/*`, ({ req }) => serve(req.raw));
  const first = apis.find(({ prefix }) => prefix === '')?.api;
  app.all('*', ({ req, env }) => {
    const routed = first?.hasRoute(req.method, new URL(req.raw.url).pathname) ?? false;
    const page = routed ? undefined : pages.root?.(req.raw);
    return page ?? first?.fetch(req.raw, clientOf(env)) ?? Response.json({ message: 'Not Found' }, { status: 404 });
  });
  app.onError((error) => {
    if (isHangUp(error)) return badRequest();
    logError(error.stack ?? error.message);
    return Response.json({ message: 'Internal Server Error' }, { status: 500 });
  });
  return app;
}

/** What the adapter passes with the request. */
export interface Bindings {
  readonly incoming?: IncomingMessage;
}

function clientOf(env: Bindings | undefined): { sourceIp: string } {
  return { sourceIp: env?.incoming?.socket.remoteAddress ?? '127.0.0.1' };
}
