import { errorsExample, gatewayAnswers, TICKET_EXAMPLE, TICKET_PROPERTIES } from './common';
import { Json, refTo } from './json';

/** Schemas of the responder: a ticket, or a problem (RFC 9457). */
export const HTTP_SCHEMAS: Json = {
  Ticket: {
    type: 'object',
    required: ['ticketId', 'sentiment', 'sentimentScore'],
    properties: TICKET_PROPERTIES,
  },
  Problem: {
    type: 'object',
    required: ['title', 'status', 'detail'],
    properties: {
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'What to do about it.' },
      errors: { type: 'array', items: refTo('FieldError') },
    },
  },
};

/** The properties of a form that the responses depend on. */
export interface HttpAnswersProps {
  readonly hasAuthorizer: boolean;
  /** A field that may be missing, for the example. */
  readonly field: string;
  readonly redirectField?: string;
}

/** The responses of the responder: JSON for scripts, and a page for plain HTML forms. */
export function httpAnswers({ hasAuthorizer, field, redirectField }: HttpAnswersProps): Json {
  return {
    '201': {
      description: 'Accepted.',
      content: { 'application/json': { schema: refTo('Ticket'), example: TICKET_EXAMPLE }, ...PAGE },
    },
    ...(redirectField === undefined ? {} : { '303': REDIRECT }),
    '400': problem('The body does not match its content type.'),
    '413': problem('The submission is too large.', { gateway: true }),
    '415': problem('The content type is not supported.', {
      headers: { Accept: header('The supported content types.') },
    }),
    '422': problem('The fields that are named have errors.', {
      example: {
        title: 'Unprocessable Content',
        status: 422,
        detail: 'Correct the fields that are named, and send the form again.',
        errors: errorsExample(field),
      },
    }),
    ...gatewayAnswers(hasAuthorizer),
    '503': problem('A server error. Send the same request again later.', {
      headers: { 'Retry-After': { description: 'The number of seconds to wait.', schema: { type: 'integer' } } },
      gateway: true,
    }),
  };
}

const PAGE: Json = { 'text/html': { schema: { type: 'string' } } };

const REDIRECT: Json = {
  description: 'Accepted. Only for a plain HTML form that names a page to redirect to.',
  headers: { Location: header('That page, with the ticket in its query: `?ticket=`.') },
};

interface ProblemOptions {
  readonly headers?: Json;
  readonly example?: Json;
  /** Whether API Gateway also responds with this status, with only a message. */
  readonly gateway?: boolean;
}

function problem(description: string, { headers, example, gateway }: ProblemOptions = {}): Json {
  return {
    description,
    ...(headers ? { headers } : {}),
    content: {
      'application/problem+json': { schema: refTo('Problem'), ...(example ? { example } : {}) },
      ...(gateway ? { 'application/json': { schema: refTo('GatewayMessage') } } : {}),
      ...PAGE,
    },
  };
}

function header(description: string): Json {
  return { description, schema: { type: 'string' } };
}
