/** The AWS API, which the SDKs and the AWS CLI use, in front of the local services. */
import { asksForTarget, isForeign } from './cross-site';
import { type Exchange, type Protocol } from './exchange';
import { jsonProtocol } from './json-protocol';
import { queryProtocol } from './query-protocol';
import { restFailure, restProtocol } from './rest-protocol';
import { type Signer, signerOf } from './signer';
import { unknownService } from './unknown-service';
import { isHangUp } from '../base/hang-up';
import { readBody } from '../http-api/read-body';
import { type CallContext, type Caller, type Calls, ServiceError } from '../services';

/** What the API needs from the server. */
export interface AwsApiOptions {
  readonly calls: Calls;
  /**
   * Returns the role that an access key belongs to.
   * @default an unknown key may do everything
   */
  readonly callerOf: (accessKeyId: string) => Caller | undefined;
  /** Distinguishes the host names of this server from foreign ones. */
  readonly isOwnHost: (host: string | undefined) => boolean;
  /** Ends the calls that are waiting. */
  readonly stopping: AbortSignal;
  /** Logs the details of an error that the client does not get. */
  readonly logError: (message: string) => void;
}

/** Answers a request if it is one for the AWS API. */
export type AwsApi = (request: Request) => Promise<Response> | undefined;

/** The first protocol that recognizes a request answers it; any other request goes to the app. */
const PROTOCOLS: readonly Protocol[] = [jsonProtocol, queryProtocol, restProtocol, unknownService];

/** Creates the API. Signatures are not checked: the access key in a request decides who the caller is. */
export function createAwsApi(options: AwsApiOptions): AwsApi {
  return (request) => {
    if (asksForTarget(request)) return Promise.resolve(restFailure(FOREIGN_PAGE));
    const signer = signerOf(request);
    const exchange = PROTOCOLS.reduce<Exchange | undefined>((found, read) => found ?? read(request, signer), undefined);
    if (exchange === undefined) return undefined;
    if (isForeign(request)) return Promise.resolve(exchange.failure(FOREIGN_PAGE));
    // A page that points its own host name at 127.0.0.1 (DNS rebinding) has the same origin.
    if (!options.isOwnHost(request.headers.get('host') ?? undefined)) {
      return Promise.resolve(exchange.failure(FOREIGN_HOST));
    }
    return answer(request, { exchange, signer }, options);
  };
}

const FOREIGN_PAGE = new ServiceError('AccessDeniedException', 'Pages of other sites cannot call the AWS API.', 403);
const FOREIGN_HOST = new ServiceError(
  'AccessDeniedException',
  'The AWS API accepts only requests to the host names of this machine.',
  403,
);

/** What a request asks for, and who signed it. */
interface Asked {
  readonly exchange: Exchange;
  readonly signer: Signer | undefined;
}

async function answer(request: Request, asked: Asked, options: AwsApiOptions): Promise<Response> {
  const { exchange } = asked;
  try {
    return exchange.success(await called(request, asked, options));
  } catch (error) {
    if (error instanceof ServiceError) return exchange.failure(error);
    if (isHangUp(error)) {
      return exchange.failure(new ServiceError('IncompleteBody', 'The body of the request is incomplete.'));
    }
    options.logError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exchange.failure(
      new ServiceError('InternalFailure', 'The local server failed. See its log for the reason.', 500),
    );
  }
}

async function called(request: Request, { exchange, signer }: Asked, { calls, stopping, callerOf }: AwsApiOptions) {
  const { target } = exchange;
  if (target instanceof ServiceError) throw target;
  const given = exchange.input(await bodyOf(request));
  const context: CallContext = {
    signal: AbortSignal.any([request.signal, stopping]),
    caller: signer && callerOf(signer.accessKeyId),
  };
  return calls.call(target.service, target.operation, given, context);
}

/**
 * DynamoDB accepts the largest requests:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

async function bodyOf(request: Request): Promise<Buffer> {
  const body = await readBody(request, MAX_REQUEST_BYTES);
  if (body !== undefined) return body;
  throw new ServiceError('RequestEntityTooLargeException', 'The request is too large.', 413);
}
