import { Json, refTo } from './json';

/** What becomes of a submission that is taken, whichever way it is told. */
export const TICKET_PROPERTIES: Json = {
  ticketId: { type: 'string', minLength: 1, description: 'The number under which the submission is kept.' },
  sentiment: { type: 'string', enum: ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED', 'UNKNOWN'] },
  sentimentScore: {
    description: 'How likely each label is; null for a text that was not analyzed.',
    anyOf: [refTo('SentimentScore'), { type: 'null' }],
  },
};

const PROBABILITY: Json = { type: 'number', minimum: 0, maximum: 1 };

/** The score of Amazon Comprehend. */
export const SENTIMENT_SCORE: Json = {
  type: 'object',
  required: ['Positive', 'Negative', 'Neutral', 'Mixed'],
  properties: { Positive: PROBABILITY, Negative: PROBABILITY, Neutral: PROBABILITY, Mixed: PROBABILITY },
};

/** One mistake. */
export function fieldErrorSchema(codes: readonly string[]): Json {
  return {
    type: 'object',
    required: ['field', 'code', 'message'],
    properties: {
      field: { type: 'string', description: 'The name of the field; empty for the submission as a whole.' },
      code: { type: 'string', enum: codes, description: 'Stable: what a page translates by.' },
      message: { type: 'string', description: 'An English sentence.' },
    },
  };
}

/** What API Gateway itself says when a request does not get through. */
export const GATEWAY_MESSAGE: Json = { type: 'object', properties: { message: { type: ['string', 'null'] } } };

export const GATEWAY_FAILED = 'The service failed. Send the same again in a moment.';

/** An answer of API Gateway itself, or an error of the service behind it where its media types are given. */
export function gatewayAnswer(description: string, mediaTypes: readonly string[] = ['application/json']): Json {
  const content = mediaTypes.map((type) => [type, { schema: refTo('GatewayMessage') }] as const);
  return { description, content: Object.fromEntries(content) };
}

/** What the gateway answers whatever is behind it. */
export function gatewayAnswers(hasAuthorizer: boolean): Json {
  return {
    ...(hasAuthorizer
      ? {
          '401': gatewayAnswer('The authorizer found no token, or none that it knows.'),
          '403': gatewayAnswer('The authorizer does not allow it.'),
        }
      : {}),
    '429': gatewayAnswer('Too many requests at once. Send the same again in a moment.'),
    '500': gatewayAnswer(GATEWAY_FAILED),
  };
}

/** A ticket to show what one looks like. */
export const TICKET_EXAMPLE: Json = {
  ticketId: '7K3M-9QXT-2B4C',
  sentiment: 'NEGATIVE',
  sentimentScore: { Positive: 0.02, Negative: 0.91, Neutral: 0.05, Mixed: 0.02 },
};

/** What is wrong with a submission in which a field is missing. */
export function errorsExample(field: string): Json[] {
  return [{ field, code: 'REQUIRED', message: `${field} is required.` }];
}
