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

/** What there is to know of a form for this. */
export interface HttpAnswersProps {
  readonly hasAuthorizer: boolean;
  /** One that a form may lack, for the example. */
  readonly field: string;
  readonly redirectField?: string;
}

/** The answers of the responder: JSON for scripts, and for the plain forms of browsers a page. */
export function httpAnswers({ hasAuthorizer, field, redirectField }: HttpAnswersProps): Json {
  return {
    '201': {
      description: 'Accepted.',
      content: { 'application/json': { schema: refTo('Ticket'), example: TICKET_EXAMPLE }, ...PAGE },
    },
    ...(redirectField === undefined ? {} : { '303': REDIRECT }),
    '400': problem('The body cannot be read as what it says it is.'),
    '413': problem('The submission is too large.', { gateway: true }),
    '415': problem('The body is of a kind that forms are not sent in.', {
      headers: { Accept: header('The kinds that are.') },
    }),
    '422': problem('Something is wrong with the fields that are named.', {
      example: {
        title: 'Unprocessable Content',
        status: 422,
        detail: 'Correct the fields that are named, and send the form again.',
        errors: errorsExample(field),
      },
    }),
    ...gatewayAnswers(hasAuthorizer),
    '503': problem('The fault is not yours. Send the same again after a while.', {
      headers: { 'Retry-After': { description: 'After how many seconds.', schema: { type: 'integer' } } },
      gateway: true,
    }),
  };
}

const PAGE: Json = { 'text/html': { schema: { type: 'string' } } };

const REDIRECT: Json = {
  description: 'Accepted. Only for a plain HTML form that names a page to go on to.',
  headers: { Location: header('That page, with the ticket in its query: `?ticket=`.') },
};

interface ProblemOptions {
  readonly headers?: Json;
  readonly example?: Json;
  /** Whether API Gateway answers so, too, with nothing but a message. */
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
