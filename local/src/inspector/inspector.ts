/** The inspector: what happened here, as a page at `/_local/` and as JSON under `/_local/api/`. */
import { Hono } from 'hono';
import { inspectorPage } from './page';
import { type InspectorSource } from './source';
import { STYLESHEET } from './stylesheet';
import { type Execution } from '../step-functions/execution-log';

/** Routes to be mounted at `/_local`. `isOwnHost` tells the names of this server from foreign ones. */
export function createInspector(source: InspectorSource, isOwnHost: (host: string | undefined) => boolean): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    // A page that points its own name at 127.0.0.1 (DNS rebinding) could otherwise read what people submitted.
    if (!isOwnHost(context.req.header('host'))) return context.json({ message: 'Forbidden' }, 403);
    await next();
    Object.entries(HEADERS).forEach(([name, value]) => context.header(name, value));
    return undefined;
  });
  app.get('/', async (context) => context.html(await inspectorPage(source)));
  app.get('/style.css', (context) => context.body(STYLESHEET, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/api/executions', (context) => context.json({ executions: source.executions().map(summary) }));
  app.get('/api/outbox', (context) => context.json({ messages: source.outbox() }));
  app.get('/api/tables', async (context) => context.json({ tables: await source.tables() }));
  app.get('/api/queues', (context) => context.json({ queues: source.queues() }));
  app.get('/api/events', (context) => context.json({ eventBuses: source.eventBuses() }));
  app.get('/api/webhooks', (context) => context.json({ webhooks: source.webhooks() }));
  app.get('/api/topics', (context) => context.json({ topics: source.topics() }));
  return app;
}

// A hundred histories would be too much for one answer.
function summary({ history, ...rest }: Execution): Omit<Execution, 'history'> & { readonly events: number } {
  return { ...rest, events: history.length };
}

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
