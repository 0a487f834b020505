/** Asks AWS, or an endpoint, and the runner. */
import { SFNClient, TestStateCommand, ValidateStateMachineDefinitionCommand } from '@aws-sdk/client-sfn';
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { testState } from 'sentiment-form-local/lib/services/step-functions/test-state';
import { validateDefinition } from 'sentiment-form-local/lib/services/step-functions/validate-definition';
import type { Question } from './questions';

/** Answers a question, or returns the error with which it is refused. */
export type Answering = (question: Question) => Promise<JsonObject>;

/** AWS, or an endpoint with AWS's API, such as `http://localhost:3000`. */
export function answeringOf(settings: { readonly region: string; readonly endpoint?: string }): Answering {
  const { endpoint } = settings;
  // Both actions have the host prefix `sync-`, which a local endpoint does not have.
  const client = new SFNClient({ ...settings, disableHostPrefix: endpoint !== undefined, retryMode: 'adaptive' });
  return async ({ operation, request }) => {
    try {
      return plain(operation === 'TestState' ? await test(client, request) : await validate(client, request));
    } catch (error) {
      return refusal(error);
    }
  };
}

/** The interpreter in this process. */
export const answerHere: Answering = async ({ operation, request }) => {
  try {
    return operation === 'TestState' ? await testState(request, neverInvoked) : validateDefinition(request);
  } catch (error) {
    return refusal(error);
  }
};

async function neverInvoked(): Promise<never> {
  throw new Error('A Pass or Choice state does not call a service.');
}

function test(client: SFNClient, request: JsonObject): Promise<object> {
  return client.send(
    new TestStateCommand({
      definition: String(request.definition),
      stateName: String(request.stateName),
      input: String(request.input),
      variables: String(request.variables),
      inspectionLevel: 'DEBUG',
    }),
  );
}

function validate(client: SFNClient, request: JsonObject): Promise<object> {
  return client.send(
    new ValidateStateMachineDefinitionCommand({
      definition: String(request.definition),
      type: request.type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
      severity: 'WARNING',
    }),
  );
}

/** An answer as JSON, without the SDK's metadata. */
function plain(answer: object): JsonObject {
  const { $metadata: _metadata, ...rest } = JSON.parse(JSON.stringify(answer)) as JsonObject;
  return rest;
}

/** Errors that are not an answer, such as missing credentials, are thrown. */
function refusal(error: unknown): JsonObject {
  if (!(error instanceof Error) || !ANSWERS.includes(error.name)) throw error;
  return { Error: { Code: error.name, Message: error.message } };
}

const ANSWERS = ['ValidationException', 'InvalidDefinition', 'InvalidExecutionInput', 'InvalidArn'];
