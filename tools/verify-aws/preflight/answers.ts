/** Asks AWS, or whatever answers at an endpoint, and the runner. */
import { SFNClient, TestStateCommand, ValidateStateMachineDefinitionCommand } from '@aws-sdk/client-sfn';
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { testState } from 'sentiment-form-local/lib/services/step-functions/test-state';
import { validateDefinition } from 'sentiment-form-local/lib/services/step-functions/validate-definition';
import type { Question } from './questions';

/** Answers a question, or says with which error it refuses to. */
export type Answering = (question: Question) => Promise<JsonObject>;

/** Of AWS, or of an endpoint that speaks as AWS does, such as `http://localhost:3000`. */
export function answeringOf(settings: { readonly region: string; readonly endpoint?: string }): Answering {
  const { endpoint } = settings;
  // Both actions have the host prefix `sync-`, which no endpoint on this machine has.
  const client = new SFNClient({ ...settings, disableHostPrefix: endpoint !== undefined, retryMode: 'adaptive' });
  return async ({ operation, request }) => {
    try {
      return plain(operation === 'TestState' ? await test(client, request) : await validate(client, request));
    } catch (error) {
      return refusal(error);
    }
  };
}

/** Of the interpreter in this process. */
export const answerHere: Answering = async ({ operation, request }) => {
  try {
    return operation === 'TestState' ? await testState(request, neverInvoked) : validateDefinition(request);
  } catch (error) {
    return refusal(error);
  }
};

async function neverInvoked(): Promise<never> {
  throw new Error('A Pass or Choice calls nothing.');
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

/** An answer as JSON, without what the SDK says of the request. */
function plain(answer: object): JsonObject {
  const { $metadata: _metadata, ...rest } = JSON.parse(JSON.stringify(answer)) as JsonObject;
  return rest;
}

/** Errors that are no answer, such as missing credentials, are thrown. */
function refusal(error: unknown): JsonObject {
  if (!(error instanceof Error) || !ANSWERS.includes(error.name)) throw error;
  return { Error: { Code: error.name, Message: error.message } };
}

const ANSWERS = ['ValidationException', 'InvalidDefinition', 'InvalidExecutionInput', 'InvalidArn'];
