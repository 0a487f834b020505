import {
  errorsExample,
  GATEWAY_FAILED,
  gatewayAnswer,
  gatewayAnswers,
  TICKET_EXAMPLE,
  TICKET_PROPERTIES,
} from './common';
import { Json, refTo } from './json';

/** Schemas of the envelope: what StartSyncExecution answers, and the outcome that its output is the JSON of. */
export const ENVELOPE_SCHEMAS: Json = {
  Execution: {
    type: 'object',
    description: 'The answer of StartSyncExecution. It comes with 200 whether the execution succeeded or not.',
    required: ['executionArn', 'startDate', 'stopDate', 'status'],
    properties: {
      status: {
        type: 'string',
        enum: ['SUCCEEDED', 'FAILED', 'TIMED_OUT'],
        description: 'Look at it first. Whatever did not succeed is the fault of the service: send the same again.',
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
 * The answers of the direct integration.
 *
 * @param hasAuthorizer whether requests need a token
 * @param field one that a form may lack, for the example
 */
export function envelopeAnswers(hasAuthorizer: boolean, field: string): Json {
  return {
    '200': {
      description: 'The execution ended, one way or another.',
      content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, execution(field)])),
    },
    '400': gatewayAnswer('The body is not JSON.', MEDIA_TYPES),
    '413': gatewayAnswer('The body is more than API Gateway takes.'),
    ...gatewayAnswers(hasAuthorizer),
    // An error of Step Functions comes through as it is, like its answer.
    '500': gatewayAnswer(GATEWAY_FAILED, MEDIA_TYPES),
    '503': gatewayAnswer(
      'The service cannot be reached, or did not answer in time. Send the same again in a moment.',
      MEDIA_TYPES,
    ),
  };
}

/** What an API says, and what the service behind it says: which of the two API Gateway passes on is not documented. */
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
