/** AWS's Query protocol: a form with an `Action`, answered in XML. */
import { randomUUID } from 'node:crypto';
import { type Protocol } from './exchange';
import { xmlOf } from './xml';
import { isObject, type JsonObject } from '../base/json';
import { ServiceError } from '../services';
import { SERVICES } from '../services/registry';
import { type QueryWire, respond } from '../services/wire';

/** Forms that are signed for a service. Their action is known only after they were read. */
export const queryProtocol: Protocol = (request, signer) => {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (!isForm || request.method !== 'POST' || new URL(request.url).pathname !== '/') return undefined;
  if (signer === undefined || signer.service === 'execute-api') return undefined;
  const service = WIRES.get(signer.service);
  let action = '';
  return {
    target: {
      service: signer.service,
      get operation() {
        return action;
      },
    },
    input: (body) => {
      const form = new URLSearchParams(body.toString());
      action = form.get('Action') ?? '';
      const read =
        service !== undefined && Object.hasOwn(service.actions, action) ? service.actions[action] : undefined;
      if (read === undefined) throw invalidAction(action);
      return read(nested(form));
    },
    success: (answer) => {
      const metadata = { RequestId: randomUUID() };
      const content = { [`${action}Result`]: answer, ResponseMetadata: metadata };
      return respond(200, 'text/xml', xmlOf(`${action}Response`, content, service?.namespace));
    },
    failure: ({ name, message, statusCode }) => {
      const code = service?.codeOf(name) ?? name;
      if (signer.service === 'ec2') return respond(statusCode, 'text/xml', ec2Error(code, message));
      const error = { Type: statusCode < 500 ? 'Sender' : 'Receiver', Code: code, Message: message };
      const content = { Error: error, RequestId: randomUUID() };
      return respond(statusCode, 'text/xml', xmlOf('ErrorResponse', content, service?.namespace));
    },
  };
};

/** EC2 has its own variant of the protocol: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
function ec2Error(code: string, message: string): string {
  const content = { Errors: { Error: { Code: code, Message: message } }, RequestID: randomUUID() };
  return xmlOf('Response', content);
}

/** By the service name in signatures. */
const WIRES: ReadonlyMap<string, QueryWire> = new Map(
  SERVICES.flatMap(({ name, wire }) => (wire.protocol === 'query' ? [[name, wire]] : [])),
);

/** `a.b.1.c=x` as `{ a: { b: { 1: { c: 'x' } } } }`. */
function nested(form: URLSearchParams): JsonObject {
  const root = bare();
  for (const [path, value] of form) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let place = root;
    for (const name of names) {
      const inner = place[name];
      place = isObject(inner) ? inner : (place[name] = bare());
    }
    place[last] = value;
  }
  return root;
}

/** An object without a `__proto__` that a form could set. */
function bare(): JsonObject {
  return Object.create(null) as JsonObject;
}

function invalidAction(action: string): ServiceError {
  return new ServiceError('InvalidAction', `The action ${action} is not valid for this web service.`);
}
