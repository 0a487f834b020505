/** The answer of a route's integration, before it becomes a response. */
export interface IntegrationAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string | Buffer;
}

/** API Gateway's own answers, with its messages. They contain no details of an error: those go to the log. */
export const GATEWAY_ANSWERS = {
  unauthorized: gatewayAnswer(401, 'Unauthorized'),
  forbidden: gatewayAnswer(403, 'Forbidden'),
  notFound: gatewayAnswer(404, 'Not Found'),
  tooLarge: gatewayAnswer(413, 'Request Entity Too Large'),
  tooManyRequests: gatewayAnswer(429, 'Too Many Requests'),
  internalError: gatewayAnswer(500, 'Internal Server Error'),
  unavailable: gatewayAnswer(503, 'Service Unavailable'),
} as const;

function gatewayAnswer(status: number, message: string): IntegrationAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify({ message }) };
}
