/** The inspector: what happened in the backend, as pages at `/_local/` and as JSON at `/_local/api/`. */
import { type Context, Hono } from 'hono';
import { addActions } from './actions';
import { addJson } from './api';
import { browserScript } from './browser-script';
import { ICON } from './icon';
import { documentOf, navigation, type PageContent, type Tab } from './layout';
import { liveResponse } from './live';
import { executionDetailPage } from './pages/execution';
import { executionsPage } from './pages/executions';
import { GONE } from './pages/gone';
import { logsPage } from './pages/logs';
import { messagesPage } from './pages/messages';
import { metricsPage } from './pages/metrics';
import { outboxPage } from './pages/outbox';
import { queuesPage } from './pages/queues';
import { resourcesPage } from './pages/resources';
import { tablesPage } from './pages/tables';
import { tryPage, type Tried } from './pages/try';
import { MAIL_HEADERS, sameOriginOnly } from './same-origin';
import { shownExecution, shownExecutions } from './shown-executions';
import { type InspectorControls, type InspectorSource } from './source';
import { STYLESHEET } from './style';

/** What the inspector shows, and what it can do. */
export interface InspectorOptions {
  readonly source: InspectorSource;
  readonly controls: InspectorControls;
  /** Distinguishes the host names of this server from foreign ones. */
  readonly isOwnHost: (host: string | undefined) => boolean;
  /** Ends the streams of changes. */
  readonly stopping: AbortSignal;
}

/** Routes to be mounted at `/_local`. */
export function createInspector({ source, controls, isOwnHost, stopping }: InspectorOptions): Hono {
  const app = new Hono();
  app.use(sameOriginOnly(isOwnHost));
  for (const { path, page } of PAGES) addPage(app, path, page, { source, stopping });
  addExecution(app, { source, stopping });
  app.get('/outbox/:id/html', (context) => mailAnswer(context, source));
  app.get('/style.css', (context) => context.body(STYLESHEET, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/icon.svg', (context) => context.body(ICON, 200, { 'content-type': 'image/svg+xml' }));
  for (const name of ['live.js', 'graph.js']) {
    app.get(`/${name}`, (context) =>
      context.body(browserScript(name), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    );
  }
  addJson(app, source);
  addActions(app, controls, async (context, tried: Tried) =>
    context.html(documentOf({ ...tryPage(source, tried), ...frame(source, '/_local/try') })),
  );
  return app;
}

type MakePage = (source: InspectorSource, query: URLSearchParams) => PageContent | Promise<PageContent>;

/** In the order of the navigation. */
const PAGES: readonly { readonly path: string; readonly page: MakePage }[] = [
  { path: '/', page: executionsPage },
  { path: '/try', page: (source) => tryPage(source) },
  { path: '/outbox', page: outboxPage },
  { path: '/messages', page: messagesPage },
  { path: '/tables', page: tablesPage },
  { path: '/queues', page: queuesPage },
  { path: '/logs', page: (source, query) => logsPage(source, query.get('kind') ?? undefined) },
  { path: '/metrics', page: metricsPage },
  { path: '/resources', page: resourcesPage },
];

function tabsOf(source: InspectorSource): readonly Tab[] {
  const counts: Readonly<Record<string, number>> = {
    // The same number as in the list, including those that are running.
    '/': shownExecutions(source).length,
    '/outbox': source.outbox().length,
    '/queues': source.queues().reduce((sum, { messages }) => sum + messages.length, 0),
  };
  return PAGES.map(({ path }) => ({
    path: `/_local${path}`,
    name: path === '/' ? 'Executions' : path.charAt(1).toUpperCase() + path.slice(2),
    count: counts[path],
  }));
}

function frame(source: InspectorSource, path: string): { path: string; app: string; tabs: readonly Tab[] } {
  return { path, app: source.app, tabs: tabsOf(source) };
}

interface Live {
  readonly source: InspectorSource;
  readonly stopping: AbortSignal;
}

function addPage(app: Hono, path: string, page: MakePage, { source, stopping }: Live): void {
  const own = `/_local${path}`;
  // A page with a form is not replaced while somebody types.
  const isForm = path === '/try';
  const livePath = path === '/' ? '/live' : `${path}/live`;
  app.get(path, async (context) => {
    const query = new URL(context.req.url).search;
    const live = isForm ? undefined : `/_local${livePath}${query}`;
    const content = await page(source, new URLSearchParams(query));
    return context.html(documentOf({ ...content, ...frame(source, own), live }));
  });
  app.get(livePath, (context) => {
    const query = new URL(context.req.url).searchParams;
    const render = async (): Promise<string> => update(await page(source, query), source, own);
    return liveResponse(render, stopping);
  });
}

function addExecution(app: Hono, { source, stopping }: Live): void {
  const content = (context: Context): PageContent | undefined => {
    const execution = shownExecution(source, context.req.param('id'));
    if (execution === undefined) return undefined;
    const machine = source.stateMachines().find(({ arn }) => arn === execution.stateMachineArn);
    const ended = source.executions().find(({ executionArn }) => executionArn === execution.executionArn);
    const cost = ended && source.costOf(ended);
    return executionDetailPage({ execution, machine, cost }, context.req.query('graph') === 'all' ? 'all' : 'taken');
  };
  app.get('/executions/:id', (context) => {
    const page = content(context);
    if (page === undefined) return context.html(documentOf({ ...GONE, ...frame(source, '') }), 404);
    const { pathname, search } = new URL(context.req.url);
    const isOver = shownExecution(source, context.req.param('id'))?.stopDate !== undefined;
    const live = isOver ? undefined : `${pathname}/live${search}`;
    return context.html(documentOf({ ...page, ...frame(source, '/_local/'), live }));
  });
  app.get('/executions/:id/live', (context) =>
    liveResponse(async () => update(content(context) ?? GONE, source, '/_local/'), stopping),
  );
}

/** The parts of a page that are sent when it has changed. */
function update({ main }: PageContent, source: InspectorSource, path: string): string {
  return JSON.stringify({ main: main.toString(), pages: navigation(tabsOf(source), path).toString() });
}

function mailAnswer(context: Context, source: InspectorSource): Response {
  const markup = source.outbox().find(({ id }) => id === context.req.param('id'))?.html;
  return markup === undefined ? new Response('Not Found', { status: 404 }) : context.body(markup, 200, MAIL_HEADERS);
}
