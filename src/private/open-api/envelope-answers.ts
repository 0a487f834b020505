import {
  errorsExample,
  GATEWAY_FAILED,
  gatewayAnswer,
  gatewayAnswers,
  TICKET_EXAMPLE,
  TICKET_PROPERTIES,
} from './common';
import { Json, refTo } from './json';

/** Schemas of the envelope: the response of StartSyncExecution, and the outcome, which is the JSON in its output. */
export const ENVELOPE_SCHEMAS: Json = {
  Execution: {
    type: 'object',
    description: 'The response of StartSyncExecution. The HTTP status is 200 even if the execution failed.',
    required: ['executionArn', 'startDate', 'stopDate', 'status'],
    properties: {
      status: {
        type: 'string',
        enum: ['SUCCEEDED', 'FAILED', 'TIMED_OUT'],
        description: 'Check it first. Any value other than SUCCEEDED is a server error: send the same request again.',
      },
      output: {
        type: 'string',
        description: 'Only with SUCCEEDED.',
        contentMediaType: 'application/json',
        contentSchema: refTo('Outcome'),
      },
      error: { type: 'string' },
      cause: { type: 'string' },
      executionArn: { type: 'string' },
      stateMachineArn: { type: 'string' },
      name: { type: 'string' },
      startDate: { type: 'number', description: 'In seconds since 1970.' },
      stopDate: { type: 'number', description: 'In seconds since 1970.' },
      input: { type: 'string', description: 'What was posted.' },
      inputDetails: { type: 'object' },
      outputDetails: { type: 'object' },
      billingDetails: { type: 'object' },
      traceHeader: { type: 'string' },
    },
  },
  Outcome: { oneOf: [refTo('Accepted'), refTo('Rejected')] },
  Accepted: {
    type: 'object',
    required: ['outcome', 'ticketId', 'sentiment', 'sentimentScore'],
    properties: { outcome: { const: 'ACCEPTED' }, ...TICKET_PROPERTIES },
  },
  Rejected: {
    type: 'object',
    required: ['outcome', 'errors'],
    properties: {
      outcome: { const: 'REJECTED' },
      errors: { type: 'array', minItems: 1, items: refTo('FieldError') },
    },
  },
};

/**
 * The responses of the direct integration.
 *
 * @param hasAuthorizer whether requests need a token
 * @param field a field that may be missing, for the example
 */
export function envelopeAnswers(hasAuthorizer: boolean, field: string): Json {
  return {
    '200': {
      description: 'The execution ended, successfully or not.',
      content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, execution(field)])),
    },
    '400': gatewayAnswer('The body is not JSON.', MEDIA_TYPES),
    '413': gatewayAnswer('The body is larger than API Gateway accepts.'),
    ...gatewayAnswers(hasAuthorizer),
    // Errors of Step Functions are passed on unchanged, like its response.
    '500': gatewayAnswer(GATEWAY_FAILED, MEDIA_TYPES),
    '503': gatewayAnswer(
      'The service cannot be reached, or did not respond in time. Send the same request again in a moment.',
      MEDIA_TYPES,
    ),
  };
}

/** The errors of API Gateway and of the service behind it: AWS does not document which of the two is passed on. */
const MEDIA_TYPES = ['application/json', 'application/x-amz-json-1.0'];

function execution(field: string): Json {
  return {
    schema: refTo('Execution'),
    examples: {
      accepted: { value: succeeded({ outcome: 'ACCEPTED', ...TICKET_EXAMPLE }) },
      rejected: { value: succeeded({ outcome: 'REJECTED', errors: errorsExample(field) }) },
      failed: { value: { ...EXECUTION, status: 'TIMED_OUT', error: 'States.Timeout' } },
    },
  };
}

const EXECUTION: Json = {
  executionArn: 'arn:aws:states:eu-west-1:111122223333:express:Form:run:1',
  startDate: 1795380000.125,
  stopDate: 1795380000.5,
};

function succeeded(outcome: Json): Json {
  return { ...EXECUTION, status: 'SUCCEEDED', output: JSON.stringify(outcome) };
}
