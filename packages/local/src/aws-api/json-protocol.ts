/** AWS's JSON protocols 1.0 and 1.1: a `POST /` whose `X-Amz-Target` names the operation. */
import { TARGET_HEADER } from './cross-site';
import { jsonOf, type Protocol, respond } from './exchange';
import { ServiceError } from '../services';
import { queryCodeOf } from '../services/sqs/errors';

/** Requests with a target; one that no service here answers to is refused as AWS refuses it. */
export const jsonProtocol: Protocol = (request) => {
  const target = request.headers.get(TARGET_HEADER);
  if (target === null || request.method !== 'POST' || new URL(request.url).pathname !== '/') return undefined;
  const [, prefix = '', operation = ''] = /^(\w+)\.(\w+)$/.exec(target) ?? [];
  const service = Object.hasOwn(TARGETS, prefix) ? TARGETS[prefix] : undefined;
  const contentType = `application/x-amz-json-${service?.version ?? '1.0'}`;
  return {
    target: service === undefined ? unknownTarget(target) : { service: service.name, operation },
    input: jsonOf,
    success: (answer) => respond(200, contentType, JSON.stringify(answer)),
    failure: (error) => {
      const { name, message, statusCode, details } = error;
      const namespace = service === undefined || COMMON_ERRORS.has(name) ? COMMON_NAMESPACE : service.namespace;
      const body = JSON.stringify({ ...details, __type: `${namespace}#${name}`, message });
      return respond(statusCode, contentType, body, service?.errorHeaders?.(error));
    },
  };
};

/** One service's share of the protocol. */
interface JsonService {
  /** As the local services call it. */
  readonly name: string;
  readonly version: '1.0' | '1.1';
  /** Before the `#` of an error's `__type`. */
  readonly namespace: string;
  /** Headers that a failed answer has besides. */
  readonly errorHeaders?: (error: ServiceError) => Record<string, string>;
}

/** By what stands before the dot of the target, as the services' API models have it. */
const TARGETS: Readonly<Record<string, JsonService>> = {
  AWSEvents: { name: 'events', version: '1.1', namespace: 'com.amazonaws.events' },
  AWSStepFunctions: { name: 'sfn', version: '1.0', namespace: 'com.amazonaws.swf.service.v2.model' },
  AmazonSQS: {
    name: 'sqs',
    version: '1.0',
    namespace: 'com.amazonaws.sqs',
    // Whoever knew the older Query protocol reads the error by the name that it had there.
    errorHeaders: ({ name, statusCode }) => ({
      'x-amzn-query-error': `${queryCodeOf(name)};${statusCode < 500 ? 'Sender' : 'Receiver'}`,
    }),
  },
  Comprehend_20171127: { name: 'comprehend', version: '1.1', namespace: 'com.amazonaws.comprehend' },
  DynamoDB_20120810: { name: 'dynamodb', version: '1.0', namespace: 'com.amazonaws.dynamodb.v20120810' },
};

function unknownTarget(target: string): ServiceError {
  const message = `No service here answers to ${target}. The targets are: ${Object.keys(TARGETS).join(', ')}.`;
  return new ServiceError('UnknownOperationException', message);
}

/** Errors that come from the front of every AWS service, and so are of none. */
const COMMON_NAMESPACE = 'com.amazon.coral.service';
const COMMON_ERRORS: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'InternalFailure',
  'InvalidParameterValueException',
  'MissingRequiredParameterException',
  'SerializationException',
  'UnknownOperationException',
]);
