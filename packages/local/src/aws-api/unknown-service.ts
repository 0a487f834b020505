/**
 * Answers clients of services that do not run here: otherwise the app's API would, with an error that no SDK
 * understands.
 */
import { randomUUID } from 'node:crypto';
import { type Protocol } from './exchange';
import { restFailure } from './rest-protocol';
import { type Signer } from './signer';
import { xmlOf } from './xml';
import { ServiceError } from '../services';
import { respond } from '../services/wire';

/** Any other signed request. `execute-api` is the app's own API. */
export const unknownService: Protocol = (request, signer) => {
  if (signer === undefined || signer.service === 'execute-api') return undefined;
  const what = `${request.method} ${new URL(request.url).pathname}`;
  const message = `No service here has the operation ${what}. The request is signed for the service "${signer.service}".`;
  return {
    target: new ServiceError('UnknownOperationException', message, 404),
    input: () => ({}),
    success: () => respond(200, 'application/json', '{}'),
    failure: failureFor(request, signer),
  };
};

function failureFor(request: Request, { service }: Signer): (error: ServiceError) => Response {
  if (request.headers.get('smithy-protocol') === 'rpc-v2-cbor') return cborFailure;
  if (service === 's3') return bareXmlFailure;
  return XML_SERVICES.includes(service) ? xmlFailure : restFailure;
}

/** The services whose REST protocol is XML, by their names in signatures. */
const XML_SERVICES = ['cloudfront', 'route53', 's3-outposts'];

function xmlFailure({ name, message, statusCode }: ServiceError): Response {
  const error = { Type: statusCode < 500 ? 'Sender' : 'Receiver', Code: name, Message: message };
  return respond(statusCode, 'text/xml', xmlOf('ErrorResponse', { Error: error, RequestId: randomUUID() }));
}

/** S3 has no element around the error. */
function bareXmlFailure({ name, message, statusCode }: ServiceError): Response {
  const error = { Code: name, Message: message, RequestId: randomUUID() };
  return respond(statusCode, 'application/xml', xmlOf('Error', error));
}

/** @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
function cborFailure({ name, message, statusCode }: ServiceError): Response {
  const texts = ['__type', name, 'message', message].map(cborText);
  return new Response(Buffer.concat([Buffer.from([0xa2]), ...texts]), {
    status: statusCode,
    headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor', 'x-amzn-requestid': randomUUID() },
  });
}

/** A text with its length in two bytes: https://www.rfc-editor.org/rfc/rfc8949.html#section-3 */
function cborText(text: string): Buffer {
  const bytes = Buffer.from(text).subarray(0, 0xffff);
  const head = Buffer.from([0x79, 0, 0]);
  head.writeUInt16BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}
