/** Answers clients of services that do not run here: without it the app's API would, with an error that no SDK reads. */
import { type Protocol, respond } from './exchange';
import { restFailure } from './rest-protocol';
import { ServiceError } from '../services';

/** Any other request that is signed. `execute-api` is the app's own API. */
export const unknownService: Protocol = (request, signer) => {
  if (signer === undefined || signer.service === 'execute-api') return undefined;
  const what = `${request.method} ${new URL(request.url).pathname}`;
  const message = `Nothing here answers to ${what}, signed for the service "${signer.service}".`;
  return {
    target: new ServiceError('UnknownOperationException', message, 404),
    input: () => ({}),
    success: () => respond(200, 'application/json', '{}'),
    failure: restFailure,
  };
};
