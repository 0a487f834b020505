import { Json, refTo } from './json';

/** The outcome of an accepted submission, in both formats of responses. */
export const TICKET_PROPERTIES: Json = {
  ticketId: { type: 'string', minLength: 1, description: 'The ticket of the submission.' },
  sentiment: { type: 'string', enum: ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED', 'UNKNOWN'] },
  sentimentScore: {
    description: 'The score of each label; null for a text that was not analyzed.',
    anyOf: [refTo('SentimentScore'), { type: 'null' }],
  },
};

const PROBABILITY: Json = { type: 'number', minimum: 0, maximum: 1 };

/** The scores of Amazon Comprehend. */
export const SENTIMENT_SCORE: Json = {
  type: 'object',
  required: ['Positive', 'Negative', 'Neutral', 'Mixed'],
  properties: { Positive: PROBABILITY, Negative: PROBABILITY, Neutral: PROBABILITY, Mixed: PROBABILITY },
};

/** One error. */
export function fieldErrorSchema(codes: readonly string[]): Json {
  return {
    type: 'object',
    required: ['field', 'code', 'message'],
    properties: {
      field: { type: 'string', description: 'The name of the field; empty for an error of the whole submission.' },
      code: { type: 'string', enum: codes, description: 'A stable code, for translations.' },
      message: { type: 'string', description: 'An English sentence.' },
    },
  };
}

/** The responses of API Gateway itself to a request that it does not pass on. */
export const GATEWAY_MESSAGE: Json = { type: 'object', properties: { message: { type: ['string', 'null'] } } };

export const GATEWAY_FAILED = 'The service failed. Send the same request again in a moment.';

/** A response of API Gateway itself, or, if its media types are given, an error of the service behind it. */
export function gatewayAnswer(description: string, mediaTypes: readonly string[] = ['application/json']): Json {
  const content = mediaTypes.map((type) => [type, { schema: refTo('GatewayMessage') }] as const);
  return { description, content: Object.fromEntries(content) };
}

/** The responses of API Gateway that do not depend on the service behind it. */
export function gatewayAnswers(hasAuthorizer: boolean): Json {
  return {
    ...(hasAuthorizer
      ? {
          '401': gatewayAnswer('The token is missing or not valid.'),
          '403': gatewayAnswer('The authorizer denied the request.'),
        }
      : {}),
    '429': gatewayAnswer('Too many requests. Send the same request again in a moment.'),
    '500': gatewayAnswer(GATEWAY_FAILED),
  };
}

/** A sample ticket. */
export const TICKET_EXAMPLE: Json = {
  ticketId: '7K3M-9QXT-2B4C',
  sentiment: 'NEGATIVE',
  sentimentScore: { Positive: 0.02, Negative: 0.91, Neutral: 0.05, Mixed: 0.02 },
};

/** The error of a submission in which a field is missing. */
export function errorsExample(field: string): Json[] {
  return [{ field, code: 'REQUIRED', message: `${field} is required.` }];
}
