/** The inspector as JSON, for programs. */
import { type Hono } from 'hono';
import { executionId } from './execution-link';
import { slicesOf } from './record/statistics';
import { rolesOf } from './roles';
import { type InspectorSource } from './source';
import { type Execution } from '../services/step-functions/execution-log';

/** Adds the routes under `/api/`. */
export function addJson(app: Hono, source: InspectorSource): void {
  app.get('/api/executions', (context) => context.json({ executions: source.executions().map(summary) }));
  app.get('/api/executions/:id', (context) => {
    const id = context.req.param('id');
    const execution = source.executions().find(({ executionArn }) => executionId(executionArn) === id);
    return execution === undefined ? context.json({ message: 'Not Found' }, 404) : context.json({ execution });
  });
  app.get('/api/outbox', (context) => context.json({ messages: source.outbox() }));
  app.get('/api/tables', async (context) => context.json({ tables: await source.tables() }));
  app.get('/api/queues', (context) => context.json({ queues: source.queues() }));
  app.get('/api/events', (context) => context.json({ eventBuses: source.eventBuses() }));
  app.get('/api/webhooks', (context) => context.json({ webhooks: source.webhooks() }));
  app.get('/api/topics', (context) => context.json({ topics: source.topics() }));
  app.get('/api/logs', (context) => context.json({ lines: source.logs() }));
  app.get('/api/metrics', (context) => context.json(slicesOf(source.samples(), Date.now())));
  app.get('/api/resources', (context) => context.json({ resources: source.resources() }));
  app.get('/api/roles', (context) => context.json({ roles: rolesOf(source.resources()) }));
}

// A hundred histories would be too large for one response.
function summary({ history, ...rest }: Execution): Omit<Execution, 'history'> & { readonly events: number } {
  return { ...rest, events: history.length };
}
