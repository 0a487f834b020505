/** One HTTP API as a function from request to response: authorize, shape the request, invoke, check the response. */
import { createAuthorize } from './authorizers/authorize';
import { type Backends } from './backends';
import { checkResponse } from './check-response';
import { corsHeaders, preflight } from './cors';
import { type ApiDescription, type StageDescription } from './description';
import { GATEWAY_ANSWERS, type IntegrationAnswer } from './gateway-answer';
import { invokeIntegration } from './invoke-integration';
import { RouteTable } from './route-table';
import { newRequestId, readRequest, requestHead } from './shape-request';
import { Throttle } from './throttle';

/** An HTTP API that can be served. */
export interface HttpApi {
  readonly description: ApiDescription;
  /** Whether a route handles this method and path, so that nothing else should. */
  hasRoute(method: string, path: string): boolean;
  fetch(request: Request, client?: { readonly sourceIp: string }): Promise<Response>;
}

/** Serves an API with the given backends, at the root or under a prefix that the API does not see. */
export function createHttpApi(description: ApiDescription, backends: Backends, prefix = ''): HttpApi {
  const routes = new RouteTable(description.routes);
  const authorize = createAuthorize(backends);
  const stages = description.stages.map((stage) => ({ stage, throttle: new Throttle(stage) }));

  const find = (method: string, path: string) => {
    const found = stages.map((entry) => ({ ...entry, inner: pathInStage(entry.stage, path) }));
    // A named stage is preferred to `$default`, which matches every path.
    const named = found.find(({ stage, inner }) => inner !== undefined && stage.name !== '$default');
    const best = named ?? found.find(({ inner }) => inner !== undefined);
    const match = best?.inner === undefined ? undefined : routes.match(method, best.inner);
    return best && match && { ...best, match };
  };

  const answer = async (request: Request, id: string, sourceIp: string): Promise<IntegrationAnswer> => {
    const path = pathOf(request, prefix);
    const found = find(request.method, path);
    if (found === undefined) return GATEWAY_ANSWERS.notFound;
    const { stage, match, throttle } = found;
    if (!throttle.admits(match.route.key)) return GATEWAY_ANSWERS.tooManyRequests;
    const head = requestHead(request, { id, api: description, stage, match, path, sourceIp });
    const { authorization } = match.route;
    const verdict = authorization && (await authorize(authorization, head));
    if (verdict?.allowed === false) return verdict.answer;
    const shaped = await readRequest(request, head, verdict?.context);
    return 'status' in shaped ? shaped : invokeIntegration(shaped, backends);
  };

  return {
    description,
    hasRoute: (method, path) => find(method, path) !== undefined,
    fetch: async (request, client = { sourceIp: '127.0.0.1' }) => {
      const { cors } = description;
      const preflightAnswer = cors && preflight(request, cors);
      if (preflightAnswer) return preflightAnswer;
      const id = newRequestId();
      const response = checkResponse(
        await answer(request, id, client.sourceIp),
        id,
        cors && corsHeaders(request, cors),
      );
      if (response.status >= 400) backends.logRefusal(response.status, request.method, pathOf(request, prefix));
      return response;
    },
  };
}

function pathOf(request: Request, prefix: string): string {
  return new URL(request.url).pathname.slice(prefix.length) || '/';
}

/** The path without the stage's name; undefined if the path is not in this stage. */
function pathInStage(stage: StageDescription, path: string): string | undefined {
  if (stage.name === '$default') return path;
  const prefix = `/${stage.name}`;
  if (path === prefix) return '/';
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
}
