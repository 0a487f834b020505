/** The forms of the inspector. Those that only change something redirect to a page that shows the change. */
import { type Context, type Hono } from 'hono';
import { messageOf } from '../base/errors';
import { type Tried } from './pages/try';
import { type InspectorControls, type SentRequest } from './source';
import { readBody } from '../http-api/read-body';
import { type OrderedFault } from '../services';

/** Shows the page with the result of an action. */
export type Show = (context: Context, tried: Tried) => Promise<Response>;

/** Adds the routes. */
export function addActions(app: Hono, controls: InspectorControls, show: Show): void {
  // The page of a result has this address as well: loading it again with GET redirects to the form.
  const returnTo = (path: string, page: string) => app.get(path, (context) => context.redirect(page, 303));
  const act = (path: string, next: string, work: (form: URLSearchParams) => void): void => {
    returnTo(path, next);
    app.post(path, async (context) => {
      try {
        work(await formOf(context));
      } catch (error) {
        return show(context, { problem: messageOf(error) });
      }
      return context.redirect(next, 303);
    });
  };
  act('/failures', '/_local/try', (form) => controls.failNext(failureIn(form)));
  act('/failures/forget', '/_local/try', () => controls.forgetFailures());
  act('/schedules', '/_local/', (form) => controls.runSchedule(form.get('schedule') ?? ''));
  act('/redeliver', '/_local/queues', (form) => controls.redeliver(form.get('queue') ?? ''));
  returnTo('/send', '/_local/try');
  app.post('/send', async (context) => {
    let request: SentRequest | undefined;
    try {
      request = requestIn(await formOf(context));
      return await show(context, { request, answer: await controls.send(request) });
    } catch (error) {
      return show(context, { request, problem: messageOf(error) });
    }
  });
}

function requestIn(form: URLSearchParams): SentRequest {
  const [method, path, headers, body] = ['method', 'path', 'headers', 'body'].map((name) => form.get(name) ?? '');
  return { method, path, headers, body };
}

/** A body of 10 MiB, the maximum for an HTTP API, in the encoding of forms, which can triple its size. */
const MAX_FORM_BYTES = 3 * 10 * 1024 * 1024 + 64 * 1024;

async function formOf(context: Context): Promise<URLSearchParams> {
  const body = await readBody(context.req.raw, MAX_FORM_BYTES);
  if (body === undefined) throw new Error('The form is too large: at most 30 MiB are allowed.');
  return new URLSearchParams(new TextDecoder().decode(body));
}

function failureIn(form: URLSearchParams): OrderedFault {
  const [service = '', operation = ''] = (form.get('call') ?? '').split(' ');
  const error = form.get('error')?.trim() ?? '';
  const times = Number(form.get('times') ?? '1');
  if (error === '' || error.length > 200) {
    throw new Error(`The error must be a name of 1 to 200 characters, got: ${error.slice(0, 200)}`);
  }
  if (!Number.isInteger(times) || times < 1 || times > 1000) {
    throw new Error(`The number of calls must be a whole number from 1 to 1000, got: ${form.get('times')}`);
  }
  return { service, operation, error, times, mode: form.get('mode') === 'after' ? 'after' : 'before' };
}
