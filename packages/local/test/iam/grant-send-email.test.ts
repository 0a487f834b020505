import { InvokeCommand } from '@aws-sdk/client-lambda';
import { startLocal } from '../../src/backend/start-local';
import { clientsOf, textOf } from '../aws-api/clients';
import { synthesize } from '../support/synthesize';

test("CDK's grant on an identity lets a function send from it, and from no other", async () => {
  const lines: string[] = [];
  const backend = await startLocal(await synthesize('email-app.js'), { log: (line) => lines.push(line) });
  try {
    const { lambda } = clientsOf(backend);
    const send = async (from: string): Promise<unknown> => {
      const Payload = Buffer.from(JSON.stringify({ from }));
      const answer = await lambda.send(new InvokeCommand({ FunctionName: 'sender', Payload }));
      return JSON.parse(textOf(answer.Payload));
    };
    expect(await send('forms@mail.example.com')).toMatch(/\w/);
    expect(await send('forms@other.example')).toBe('AccessDeniedException');
    expect(backend.outbox()).toMatchObject([{ from: 'forms@mail.example.com' }]);
    expect(lines.filter((line) => line.includes('is not known here'))).toEqual([]);
  } finally {
    await backend.stop();
  }
}, 60_000);
