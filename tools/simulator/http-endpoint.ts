/** Between customers and the workflow: API Gateway, and the function behind it if the form has one. */
import type { Clock, Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import type { Service } from 'sentiment-form-local/lib/services/service';
import type { Chaos } from './chaos';
import type { Deployment, SimulatedFunction } from './deployment';
import { envelopeOf, type Executions } from './executions';
import type { Facts } from './facts';
import { loadFunction, type Handler } from './handlers';

/** The response that a customer gets. */
export interface Answer {
  readonly seen: 'ACCEPTED' | 'REJECTED' | 'FAILURE';
  /** The body of the response, if there is one. */
  readonly body?: Json;
  /** The run whose result it contains. */
  readonly execution?: number;
}

/** What the endpoint is made with. */
export interface HttpEndpointOptions {
  readonly deployment: Deployment;
  readonly clock: Clock;
  readonly chaos: Chaos;
  readonly executions: Executions;
  readonly facts: Facts;
  readonly uuid: () => string;
}

/** The time limit of a function behind API Gateway, in seconds. */
const RESPONDER_MILLIS = 29_000;

/** Takes posts, as text. */
export class HttpEndpoint {
  private asked = 0;

  public constructor(private readonly options: HttpEndpointOptions) {}

  /** Never resolves if the run is cut off. */
  public async post(text: string, post: number): Promise<Answer> {
    const { deployment, chaos } = this.options;
    const { responderArn } = deployment;
    const kind = responderArn === undefined ? 'states' : 'lambda';
    if (!chaos.quota.hasRoom(kind)) return this.throttle(post);
    return chaos.quota.during(kind, async () =>
      responderArn === undefined ? this.start(text, post) : this.respond(responderArn, text, post),
    );
  }

  private throttle(post: number): Answer {
    const { facts, clock } = this.options;
    facts.mishaps.push({ at: clock.now(), kind: 'customer throttled', text: `customer ${post + 1} is throttled` });
    return { seen: 'FAILURE' };
  }

  /** API Gateway hands the body on as it is. */
  private async start(text: string, post: number): Promise<Answer> {
    const { executions } = this.options;
    const { status, output, index } = await executions.submit(parsed(text), post);
    if (status !== 'SUCCEEDED') return { seen: 'FAILURE' };
    const seen = member(output, 'outcome') === 'ACCEPTED' ? 'ACCEPTED' : 'REJECTED';
    return { seen, body: output, execution: index };
  }

  private async respond(arn: string, text: string, post: number): Promise<Answer> {
    const { deployment, clock } = this.options;
    const responder = deployment.functions.find(({ description }) => description.arn === arn);
    if (responder === undefined) throw new Error(`The template has no function ${arn}.`);
    let execution: number | undefined;
    const handler = this.load(responder, post, (index) => {
      execution = index;
    });
    const event = {
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      requestContext: { requestId: `post-${post}` },
      body: text,
      isBase64Encoded: false,
    };
    const end = clock.now() + RESPONDER_MILLIS;
    const answer = (await handler(event, { getRemainingTimeInMillis: () => end - clock.now() })) as JsonObject;
    return { seen: seenIn(answer), body: JSON.parse(String(answer.body)) as Json, execution };
  }

  /** If the answer of an execution is lost on the way to the function, the function cannot report it. */
  private load(responder: SimulatedFunction, post: number, onAnswer: (execution: number) => void): Handler {
    const { clock, chaos, uuid } = this.options;
    const caller = { kind: 'responder' as const, index: this.asked };
    this.asked += 1;
    let ended = 0;
    const service = this.stepFunctions(post, (index) => {
      ended = index;
    });
    const states = chaos.around(service, caller);
    const call = async (operation: string, input: Json): Promise<Json> => {
      const answer = await states.call(operation, input, {});
      onAnswer(ended);
      return answer;
    };
    return loadFunction(responder, clock, (_service, operation, input) => call(operation, input), uuid);
  }

  private stepFunctions(post: number, onEnd: (execution: number) => void): Service {
    const { executions } = this.options;
    return {
      name: 'states',
      operations: ['StartSyncExecution'],
      modelledErrors: new Set(),
      call: async (_operation, input) => {
        const run = await executions.submit(parsed(String(member(input, 'input'))), post);
        onEnd(run.index);
        return envelopeOf(run, String(member(input, 'stateMachineArn')));
      },
    };
  }
}

function parsed(text: string): Json {
  return JSON.parse(text) as Json;
}

function seenIn({ statusCode }: JsonObject): Answer['seen'] {
  if (statusCode === 201) return 'ACCEPTED';
  return [400, 413, 422].includes(Number(statusCode)) ? 'REJECTED' : 'FAILURE';
}
