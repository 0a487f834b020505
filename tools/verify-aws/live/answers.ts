/** Asks a case by HTTP, by the SDK or by the command line, and gives what came and how long it took. */
import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { aws } from './aws-cli';
import type { Case } from './cases';
import type { Deployed } from './place';

export interface Answer {
  readonly milliseconds: number;
  readonly said: JsonObject;
}

export async function answerTo(asked: Case, deployed: Deployed): Promise<Answer> {
  const started = performance.now();
  const said = await ASKING[asked.by](asked, deployed);
  return { milliseconds: Math.round(performance.now() - started), said };
}

/** The record of a ticket, as `GetItem` has it: with the types of DynamoDB, sets included. */
export async function recordOf(ticket: string, { tableName, region, servicesAt }: Deployed): Promise<Json> {
  const key = JSON.stringify({ referenceNumber: { S: ticket } });
  const words = ['dynamodb', 'get-item', '--table-name', tableName, '--key', key, '--region', region];
  const at = servicesAt === undefined ? [] : ['--endpoint-url', servicesAt];
  return parsed(await aws([...words, ...at]));
}

const ASKING: Readonly<Record<Case['by'], (asked: Case, deployed: Deployed) => Promise<JsonObject>>> = {
  http: async ({ body, method = 'POST', path = '' }, { endpoint }) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${endpoint.replace(/\/$/, '')}${path || '/'}`, { method, body, headers });
    const [text, type] = [await response.text(), response.headers.get('content-type')];
    return { status: response.status, contentType: type, body: parsed(text) };
  },
  sdk: async ({ body }, { stateMachineArn, region, servicesAt }) => {
    const client = new SFNClient({ region, endpoint: servicesAt, disableHostPrefix: servicesAt !== undefined });
    try {
      const command = new StartSyncExecutionCommand({ stateMachineArn, input: body });
      const { $metadata: _metadata, ...answer } = await client.send(command);
      return JSON.parse(JSON.stringify(answer)) as JsonObject;
    } catch (error) {
      if (!(error instanceof Error) || !('$metadata' in error)) throw error;
      return { Error: { Code: error.name, Message: error.message } };
    }
  },
  cli: async ({ body = '' }, { stateMachineArn, region, servicesAt }) => {
    const words = ['stepfunctions', 'start-sync-execution', '--state-machine-arn', stateMachineArn, '--input', body];
    const at = servicesAt === undefined ? [] : ['--endpoint-url', servicesAt];
    const env: Record<string, string> = servicesAt === undefined ? {} : { AWS_DISABLE_HOST_PREFIX_INJECTION: 'true' };
    return JSON.parse(await aws([...words, '--region', region, ...at], { env })) as JsonObject;
  },
};

/** What is no JSON stays a text. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
