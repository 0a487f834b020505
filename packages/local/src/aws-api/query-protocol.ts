/** AWS's Query protocol, which SNS still speaks: a form with an `Action`, answered in XML. */
import { randomUUID } from 'node:crypto';
import { type Protocol, respond } from './exchange';
import { xmlOf } from './xml';
import { type Json, type JsonObject } from '../asl/contract';
import { isObject, member } from '../base/json';
import { ServiceError } from '../services';

/** Forms that are signed for a service. Which action they name is known only once they are read. */
export const queryProtocol: Protocol = (request, signer) => {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (!isForm || request.method !== 'POST' || new URL(request.url).pathname !== '/') return undefined;
  if (signer === undefined || signer.service === 'execute-api') return undefined;
  const service = Object.hasOwn(SERVICES, signer.service) ? SERVICES[signer.service] : undefined;
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

/** EC2 has its own kind of the protocol: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
function ec2Error(code: string, message: string): string {
  const content = { Errors: { Error: { Code: code, Message: message } }, RequestID: randomUUID() };
  return xmlOf('Response', content);
}

interface QueryService {
  readonly namespace: string;
  /** From the action to what makes its input of the form. */
  readonly actions: Readonly<Record<string, (form: JsonObject) => Json>>;
  codeOf(errorName: string): string;
}

/** By the name that requests are signed with. */
const SERVICES: Readonly<Record<string, QueryService>> = {
  sns: {
    namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    actions: {
      ListTopics: ({ Action: _action, Version: _version, ...rest }) => rest,
      Publish: ({ Action: _action, Version: _version, MessageAttributes: attributes, ...rest }) => ({
        ...rest,
        ...(attributes !== undefined && { MessageAttributes: attributesOf(attributes) }),
      }),
    },
    codeOf: (name) => SNS_CODES[name] ?? name.replace(/Exception$/, ''),
  },
};

/** Codes that are more than the name without its ending: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors */
const SNS_CODES: Readonly<Record<string, string | undefined>> = {
  InvalidParameterValueException: 'ParameterValueInvalid',
  ValidationException: 'ValidationException',
};

/** `MessageAttributes.entry.1.Name` and `.Value` as a map from the one to the other. */
function attributesOf(attributes: Json): Json {
  const entries = member(attributes, 'entry');
  const pairs = Object.values(isObject(entries) ? entries : {});
  return Object.fromEntries(pairs.map((entry) => [String(member(entry, 'Name')), member(entry, 'Value') ?? {}]));
}

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

/** An object that has no `__proto__` a form could set. */
function bare(): JsonObject {
  return Object.create(null) as JsonObject;
}

function invalidAction(action: string): ServiceError {
  return new ServiceError('InvalidAction', `The action ${action} is not valid for this web service.`);
}
