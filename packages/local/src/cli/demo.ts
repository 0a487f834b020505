/** The contact form that ships in this package: `sentiment-form-local --demo`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalBackend } from '../backend/local-options';
import { ownEndpoint, readableUrl } from '../base/loopback';
import { StartError } from '../base/start-error';

const FOLDER = join(__dirname, '..', '..', 'demo');
const HIGHEST_PORT = 65_535;

/** What the demo runs instead of a folder. */
export interface Demo {
  readonly assembly: string;
  readonly webDir: string;
}

export function findDemo(): Demo {
  const demo = { assembly: join(FOLDER, 'cdk.out'), webDir: join(FOLDER, 'web') };
  if (existsSync(demo.assembly)) return demo;
  throw new StartError(
    'The demo is not built yet. Run "npm run compile:all" in the root of the repository, then this command again.',
  );
}

/** Starts on a port, or on the next one above it that is free. */
export async function onFreePort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (!isPortTaken(error) || port >= HIGHEST_PORT) throw error;
    return onFreePort(port + 1, start);
  }
}

function isPortTaken(error: unknown): boolean {
  const cause = error instanceof StartError ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EADDRINUSE';
}

/** Commands to try, after the overview. */
export function demoText(
  { port }: LocalBackend,
  { host, port: asked }: { readonly host: string; readonly port: number },
): string {
  const endpoint = readableUrl(ownEndpoint(host, port));
  return [
    ...(asked === 0 || asked === port
      ? []
      : [`  Port ${asked} is in use by another program, so the demo uses port ${port}.`, '']),
    '  Try the form:',
    '',
    `  Page        ${endpoint}/           the form, which also works without JavaScript`,
    `  Inspector   ${endpoint}/_local/    the steps of each submission`,
    '',
    `  curl -s ${endpoint}/ -H 'content-type: application/json' -d '{"message":"This is terrible."}'`,
    '',
    '  The response contains a ticket. An email and a message to a topic are sent, and shown in the inspector:',
    '',
    `  ${EXPECTED}`,
    '',
    '  A message with more than two links is spam. The sender gets a ticket, but the submission is HELD and nobody is notified:',
    '',
    `  curl -s ${endpoint}/ -H 'content-type: application/json' -d '{"message":"http://a.com http://b.com http://c.com"}'`,
    '',
    '',
  ].join('\n');
}

/** The answer to expect. Each submission has a different number. */
const EXPECTED = '{"ticketId":"7K3M-9QXT-2B4C","sentiment":"NEGATIVE","sentimentScore":{...}}';
