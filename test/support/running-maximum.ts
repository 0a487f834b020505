// The maximum backend on this machine, and what its page and its plain form would send.
import { App, Stack } from 'aws-cdk-lib';
import { LocalBackend } from 'sentiment-form-local';
import { KEY, maximumBackend } from './maximum';
import { startPatiently } from './start-patiently';

/** A running maximum backend. */
export interface RunningMaximum {
  readonly backend: LocalBackend;
  /** Every line that it printed, those of its functions included. */
  readonly lines: string[];
  /** Posts fields as a script does. */
  json(fields: object, headers?: Headers): Promise<Response>;
  /** Posts fields as a browser does for a form without a script. */
  form(fields: object, headers?: Headers): Promise<Response>;
  /** Posts any body. */
  send(body: string | FormData, headers?: Headers): Promise<Response>;
}

interface Headers {
  readonly [name: string]: string;
}

/** What a person sends, who fills in the form slowly enough. */
export const FIELDS = {
  message: 'This is terrible, I want my money back.',
  'first-name': 'Ada',
  email: 'ada@example.com',
  topic: 'order',
  rating: 1,
  agree: true,
  language: 'en',
  website: '',
  fillMilliseconds: 5000,
  'cf-turnstile-response': 'person',
} as const;

/** Starts it. */
export async function runMaximum(): Promise<RunningMaximum> {
  const app = new App();
  maximumBackend(new Stack(app, 'Stack'));
  const lines: string[] = [];
  const backend = await startPatiently(app.synth(), { log: (line) => lines.push(line) });
  const send = async (body: string | FormData, headers: Headers = {}) =>
    fetch(`${backend.endpoint}/contact`, {
      method: 'POST',
      body,
      headers: { authorization: KEY, ...headers },
      redirect: 'manual',
    });
  return {
    backend,
    lines,
    send,
    json: async (fields, headers) => send(JSON.stringify(fields), { 'content-type': 'application/json', ...headers }),
    form: async (fields, headers) =>
      send(
        new URLSearchParams(
          Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
        ).toString(),
        {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
          ...headers,
        },
      ),
  };
}
