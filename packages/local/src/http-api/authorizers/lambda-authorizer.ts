/** Invokes authorizer functions, only once as long as an answer is cached. */
import { type LambdaAuthorizer } from './description';
import { allows } from './invoke-policy';
import { requestEvent, routeArn } from './request-event';
import { type Verdict } from './verdict';
import { type Json, type JsonObject, member, objectOf } from '../../base/json';
import { type Backends, FunctionFailure } from '../backends';
import { apiArn, callerOf } from '../caller';
import { GATEWAY_ANSWERS } from '../gateway-answer';
import { type RequestHead } from '../shape-request';

const MAX_CACHED = 10_000;

/** The functions that authorize the requests of one API. */
export class LambdaAuthorizers {
  private readonly cache = new Map<string, { readonly answer: Json; readonly until: number }>();

  public constructor(
    private readonly backends: Backends,
    private readonly now: () => number,
  ) {}

  /** @param identity the values of the identity sources, none of them empty */
  public async ask(authorizer: LambdaAuthorizer, identity: readonly string[], request: RequestHead): Promise<Verdict> {
    try {
      const answer = await this.answerOf(authorizer, identity, request);
      const simple = authorizer.simple ? member(answer, 'isAuthorized') : undefined;
      const allowed =
        simple === undefined ? allows(member(answer, 'policyDocument'), routeArn(request)) : simple === true;
      return allowed
        ? { allowed, context: { lambda: contextOf(answer) } }
        : { allowed, answer: GATEWAY_ANSWERS.forbidden };
    } catch (error) {
      // The only error that a function can choose: one whose message is "Unauthorized".
      const isRefusal = error instanceof FunctionFailure && member(error.payload, 'errorMessage') === 'Unauthorized';
      if (!isRefusal) this.backends.logError(`The authorizer of ${request.match.route.key}: ${String(error)}`);
      return { allowed: false, answer: isRefusal ? GATEWAY_ANSWERS.unauthorized : GATEWAY_ANSWERS.internalError };
    }
  }

  // Without identity sources, an answer has no cache key.
  private async answerOf(
    authorizer: LambdaAuthorizer,
    identity: readonly string[],
    request: RequestHead,
  ): Promise<Json> {
    const isCached = authorizer.cacheSeconds > 0 && identity.length > 0;
    const key = JSON.stringify([authorizer.id, ...identity]);
    const kept = isCached ? this.cache.get(key) : undefined;
    if (kept !== undefined && kept.until > this.now()) return kept.answer;
    const answer = await this.backends.invokeFunction(
      authorizer.functionArn,
      requestEvent(authorizer.payloadFormat, identity, request),
      callerOf(`${apiArn(request)}/authorizers/${authorizer.id}`, authorizer.credentialsArn),
    );
    if (isCached) this.keep(key, { answer, until: this.now() + authorizer.cacheSeconds * 1000 });
    return answer;
  }

  /** Callers can invent tokens: a caller who sends a different one each time must not fill the memory. */
  private keep(key: string, entry: { readonly answer: Json; readonly until: number }): void {
    const [oldest] = this.cache.keys();
    if (this.cache.size >= MAX_CACHED) this.cache.delete(oldest);
    this.cache.set(key, entry);
  }
}

function contextOf(answer: Json): JsonObject {
  return objectOf(member(answer, 'context'));
}
