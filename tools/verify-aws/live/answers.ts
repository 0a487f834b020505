/** Sends a case by HTTP, through the SDK or through the AWS CLI, and returns the answer and its duration. */
import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { awsAt } from './aws-cli';
import type { Case } from './cases';
import type { Deployed } from './place';

export interface Answer {
  readonly milliseconds: number;
  readonly said: JsonObject;
}

/** @param signal ends the wait for the answer */
export async function answerTo(asked: Case, deployed: Deployed, signal: AbortSignal): Promise<Answer> {
  const started = performance.now();
  const said = await ASKING[asked.by](asked, deployed, signal);
  return { milliseconds: Math.round(performance.now() - started), said };
}

/** The record of a ticket, as `GetItem` returns it: with DynamoDB's types, including sets. */
export async function recordOf(ticket: string, deployed: Deployed, signal: AbortSignal): Promise<Json> {
  const key = JSON.stringify({ referenceNumber: { S: ticket } });
  const words = ['dynamodb', 'get-item', '--table-name', deployed.tableName, '--key', key];
  return parsed(await awsAt(deployed, words, { signal }));
}

type Ask = (asked: Case, deployed: Deployed, signal: AbortSignal) => Promise<JsonObject>;

const ASKING: Readonly<Record<Case['by'], Ask>> = {
  http: async ({ body, method = 'POST', path = '' }, { endpoint }, signal) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${endpoint.replace(/\/$/, '')}${path || '/'}`, { method, body, headers, signal });
    const [text, type] = [await response.text(), response.headers.get('content-type')];
    return { status: response.status, contentType: type, body: parsed(text) };
  },
  sdk: async ({ body }, { stateMachineArn, region, servicesAt }, signal) => {
    const client = new SFNClient({ region, endpoint: servicesAt, disableHostPrefix: servicesAt !== undefined });
    try {
      const command = new StartSyncExecutionCommand({ stateMachineArn, input: body });
      const { $metadata: _metadata, ...answer } = await client.send(command, { abortSignal: signal });
      return JSON.parse(JSON.stringify(answer)) as JsonObject;
    } catch (error) {
      if (!(error instanceof Error) || !('$metadata' in error)) throw error;
      return { Error: { Code: error.name, Message: error.message } };
    }
  },
  cli: async ({ body = '' }, deployed, signal) => {
    const words = ['stepfunctions', 'start-sync-execution', '--state-machine-arn', deployed.stateMachineArn];
    return JSON.parse(await awsAt(deployed, [...words, '--input', body], { signal })) as JsonObject;
  },
};

/** What is not JSON remains text. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
