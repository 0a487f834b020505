/** AWS's JSON protocols 1.0 and 1.1: a `POST /` whose `X-Amz-Target` names the operation. */
import { TARGET_HEADER } from './cross-site';
import { type Protocol } from './exchange';
import { ServiceError } from '../services';
import { SERVICES } from '../services/registry';
import { jsonOf, type JsonWire, respond } from '../services/wire';

/** Requests with a target; one that no service here has is refused as AWS does. */
export const jsonProtocol: Protocol = (request) => {
  const target = request.headers.get(TARGET_HEADER);
  if (target === null || request.method !== 'POST' || new URL(request.url).pathname !== '/') return undefined;
  const [, prefix = '', operation = ''] = /^(\w+)\.(\w+)$/.exec(target) ?? [];
  const service = TARGETS.get(prefix);
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

/** By the part of the target before the dot. */
const TARGETS: ReadonlyMap<string, JsonWire & { readonly name: string }> = new Map(
  SERVICES.flatMap(({ name, wire }) => (wire.protocol === 'json' ? [[wire.target, { ...wire, name }]] : [])),
);

function unknownTarget(target: string): ServiceError {
  const message = `No service here has the target ${target}. The targets are: ${[...TARGETS.keys()].sort().join(', ')}.`;
  return new ServiceError('UnknownOperationException', message);
}

/** Errors that come from the front end of every AWS service, and so belong to none. */
const COMMON_NAMESPACE = 'com.amazon.coral.service';
const COMMON_ERRORS: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'InternalFailure',
  'InvalidParameterValueException',
  'MissingRequiredParameterException',
  'SerializationException',
  'UnknownOperationException',
]);
