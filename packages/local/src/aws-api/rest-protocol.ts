/**
 * AWS's REST protocol: method and path select the operation. The app's own API has methods and paths, too, so a request
 * is for AWS only if it is signed for the service that has the path.
 */
import { type Exchange, type Protocol } from './exchange';
import { ServiceError } from '../services';
import { SERVICES } from '../services/registry';
import { respond, type RestOperation } from '../services/wire';

/** An operation and its service. */
interface ServiceOperation extends RestOperation {
  readonly signedFor: string;
  readonly target: { readonly service: string; readonly operation: string };
}

const OPERATIONS: readonly ServiceOperation[] = SERVICES.flatMap(({ name, wire }) =>
  wire.protocol === 'rest'
    ? Object.entries(wire.operations).map(([operation, rest]) => ({
        ...rest,
        signedFor: wire.signedFor,
        target: { service: name, operation },
      }))
    : [],
);

/** Requests that are signed for a service with this protocol. */
export const restProtocol: Protocol = (request, signer) => {
  const operations = OPERATIONS.filter(({ signedFor }) => signedFor === signer?.service);
  if (operations.length === 0) return undefined;
  const { pathname } = new URL(request.url);
  const operation = operations.find(({ method, path }) => method === request.method && path.test(pathname));
  return operation === undefined ? unknownOperation(request, operations) : exchange(request, operation);
};

function exchange(request: Request, operation: ServiceOperation): Exchange {
  const url = new URL(request.url);
  return {
    target: operation.target,
    input: (body) =>
      operation.input({
        parameters: (operation.path.exec(url.pathname) ?? []).slice(1).map(decoded),
        query: url.searchParams,
        headers: request.headers,
        body,
      }),
    success: (answer) => operation.answer(answer),
    failure: restFailure,
  };
}

function decoded(parameter: string): string {
  try {
    return decodeURIComponent(parameter);
  } catch {
    throw new ServiceError('SerializationException', `The path has a part that cannot be decoded: ${parameter}`);
  }
}

function unknownOperation(request: Request, operations: readonly ServiceOperation[]): Exchange {
  const runs = operations.map(({ target }) => `${target.operation} of ${target.service}`).join(', ');
  const message = `${request.method} ${new URL(request.url).pathname} is not an operation that runs here. These operations run: ${runs}.`;
  return {
    target: new ServiceError('UnknownOperationException', message, 404),
    input: () => ({}),
    success: () => respond(200, 'application/json', '{}'),
    failure: restFailure,
  };
}

/** An error in this protocol: its name is in a header, and services spell the member with the message in both ways. */
export function restFailure({ name, message, statusCode, details }: ServiceError): Response {
  const type = statusCode < 500 ? 'User' : 'Service';
  const body = JSON.stringify({ ...details, Type: type, Message: message, message });
  return respond(statusCode, 'application/json', body, { 'x-amzn-errortype': name });
}
