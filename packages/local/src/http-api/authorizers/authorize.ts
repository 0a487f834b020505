/** Invokes the authorizer of a route before anything else, even before the body is read. */
import { type RouteAuthorization } from './description';
import { checkToken } from './jwt';
import { LambdaAuthorizers } from './lambda-authorizer';
import { type Verdict } from './verdict';
import { type Backends } from '../backends';
import { GATEWAY_ANSWERS } from '../gateway-answer';
import { selectValue } from '../parameter-mapping';
import { type RequestHead } from '../shape-request';

/** Decides about one request. */
export type Authorize = (authorization: RouteAuthorization, request: RequestHead) => Promise<Verdict>;

/** The authorizers of one API, with their caches. */
export function createAuthorize(backends: Backends, now: () => number = Date.now): Authorize {
  const functions = new LambdaAuthorizers(backends, now);
  return async ({ authorizer, scopes }, request) => {
    const identity = authorizer.identitySources.map((source) => selectValue(source, request) ?? '');
    // A request without an identity needs no further check.
    if (identity.includes('')) return { allowed: false, answer: GATEWAY_ANSWERS.unauthorized };
    return authorizer.kind === 'JWT'
      ? checkToken(identity[0] ?? '', { authorizer, scopes, now: now() })
      : functions.ask(authorizer, identity, request);
  };
}
