/** Mistakes in the runner's answers, made by a proxy, and in a command on a page. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Command } from './pages';

export const FAULTS: Readonly<Record<string, RegExp>> = {
  'an error by another name':
    /boto3: sfn DescribeStateMachine .* ends with ClientError, not with StateMachineDoesNotExist/,
  'an error by another name, in JavaScript':
    /JavaScript: sfn DescribeStateMachine .* ends with SFNServiceException, not with/,
  'an error with a status of success': /dynamodb GetItem .* ends with an answer, not with ResourceNotFoundException/,
  'another value in an answer': /sfn DescribeStateMachine .* answers .*"DELETING"/,
  'a command that is not the AWS CLI’s': /a page: `aws stepfunctions start-sync-executions /,
  'a command that does not release what is held': /The held submission was not released: /,
  'a command that does not delete a dead letter': /Not only the one dead letter was deleted: /,
  'an option that the command does not have': /a page: `aws stepfunctions describe-state-machine --arn /,
};

export const COMMANDS: readonly Command[] = [
  { page: 'a page', text: 'aws stepfunctions start-sync-executions --state-machine-arn <workflow>' },
  { page: 'a page', text: 'aws stepfunctions describe-state-machine --arn <workflow>' },
];

/** The address of a proxy of the runner, while the work is done. */
export async function withMistakes<T>(endpoint: string, work: (endpoint: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    pass(request, response, endpoint).catch((error: unknown) => response.destroy(error as Error));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function pass(request: IncomingMessage, response: ServerResponse, endpoint: string): Promise<void> {
  const { method, url = '/' } = request;
  const names = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date'] as const;
  const headers = Object.fromEntries(
    names.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, String(request.headers[name])]])),
  ) as Record<string, string>;
  const answer = await fetch(new URL(url, endpoint), { method, headers, body: await text(request) });
  const body = await answer.text();
  for (const name of ['content-type', 'x-amzn-errortype', 'x-amzn-query-error']) {
    const value = answer.headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  response.statusCode = body.includes('ResourceNotFoundException') ? 200 : answer.status;
  response.end(body.replaceAll('StateMachineDoesNotExist', 'NoStateMachine').replaceAll('"ACTIVE"', '"DELETING"'));
}
