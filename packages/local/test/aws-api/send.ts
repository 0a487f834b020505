/** Requests to the AWS API as no SDK would send them. */
import { request } from 'node:http';
import { type LocalBackend } from '../../src/backend/local-options';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** Not by fetch, which sets some headers by itself. */
export function send(
  { port }: LocalBackend,
  headers: Record<string, string>,
  body = '{}',
  { method = 'POST', path = '/' } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0 } = response;
        resolve({ status: statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
