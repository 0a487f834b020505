/**
 * Runs the Lambda functions' own bundles in this process, on the virtual clock. The AWS SDK that Lambda's runtime brings
 * is replaced by clients that call the simulated services; the bundle itself is not touched.
 */
import * as crypto from 'node:crypto';
import { createRequire } from 'node:module';
import { types } from 'node:util';
import { Script } from 'node:vm';
import type { Clock, Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { ServiceError } from 'sentiment-form-local/lib/services/service';
import type { SimulatedFunction } from './deployment';

/** A handler, as Lambda calls it. */
export type Handler = (event: Json, context: object) => Promise<unknown>;

/** A call of a service by a function. */
export type SdkCall = (service: string, operation: string, input: Json) => Promise<Json>;

/** What the SDK's packages call the services. */
const SDK_SERVICES: Readonly<Record<string, string>> = {
  '@aws-sdk/client-sfn': 'states',
  '@aws-sdk/client-sqs': 'sqs',
};

type Bundle = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  process: object,
  date: typeof Date,
  timeout: (work: () => void, milliseconds: number) => void,
  console: object,
) => void;

/** The logs of thousands of simulations are not kept. */
const SILENT: object = Object.fromEntries(
  ['debug', 'error', 'info', 'log', 'trace', 'warn'].map((level) => [level, () => undefined]),
);

const scripts = new Map<string, Bundle>();
const requireBuiltin = createRequire(__filename);

/**
 * Loads a function as a new environment of Lambda would.
 *
 * @param call does what the function asks of the SDK
 * @param uuid makes the function's random identifiers
 * @param uuid makes the function's random identifiers
 */
export function loadFunction(
  fn: SimulatedFunction,
  clock: Clock,
  call: SdkCall,
  uuid: () => string = () => crypto.randomUUID(),
): Handler {
  const module = { exports: {} };
  const load = (name: string): unknown =>
    name in SDK_SERVICES ? sdkModule(SDK_SERVICES[name], call) : builtin(name, uuid);
  const timeout = (work: () => void, milliseconds: number): void => void clock.sleep(milliseconds).then(work);
  bundleOf(fn.code)(module.exports, load, module, processOf(fn), dateOn(clock), timeout, SILENT);
  const [, name = 'handler'] = fn.description.handler.split('.');
  const handler = (module.exports as Record<string, unknown>)[name];
  if (typeof handler !== 'function') throw new Error(`${fn.description.name} exports no ${name}.`);
  return async (event, context) => (await handler(event, context)) as unknown;
}

function bundleOf(code: string): Bundle {
  let bundle = scripts.get(code);
  if (bundle === undefined) {
    const names = 'exports, require, module, process, Date, setTimeout, console';
    bundle = new Script(`(function (${names}) {${code}\n})`).runInThisContext() as Bundle;
    scripts.set(code, bundle);
  }
  return bundle;
}

/** A function sees its own environment, and the region that Lambda sets. */
function processOf({ description }: SimulatedFunction): object {
  const region = description.arn.split(':')[3];
  return { env: { AWS_REGION: region, AWS_LAMBDA_FUNCTION_NAME: description.name, ...description.environment } };
}

function builtin(name: string, uuid: () => string): unknown {
  if (/^(node:)?crypto$/.test(name)) return { ...crypto, randomUUID: uuid };
  if (/^(node:)?(util|buffer|timers\/promises)$/.test(name)) return requireBuiltin(name) as unknown;
  throw new Error(`The simulator gives functions no module ${name}.`);
}

/** `new SFNClient().send(new StartSyncExecutionCommand(input))`, for every command there is. */
function sdkModule(service: string, call: SdkCall): object {
  return new Proxy(
    {},
    {
      get: (_target, property): unknown => {
        const name = String(property);
        if (name === '__esModule') return true;
        if (name.endsWith('Command')) return commandClass(name.slice(0, -'Command'.length));
        return clientClass(service, call);
      },
    },
  );
}

function commandClass(operation: string): unknown {
  return class {
    public readonly operation = operation;

    public constructor(public readonly input: Json) {}
  };
}

function clientClass(service: string, call: SdkCall): unknown {
  return class {
    public async send(command: { operation: string; input: Json }): Promise<Json> {
      try {
        return await call(service, command.operation, JSON.parse(JSON.stringify(command.input)) as Json);
      } catch (error) {
        throw error instanceof ServiceError ? sdkError(error) : error;
      }
    }
  };
}

/** The SDK for JavaScript names an error by its code, and tells the status beside it. */
function sdkError({ name, message, statusCode }: ServiceError): Error {
  const error = new Error(message);
  error.name = name;
  return Object.assign(error, {
    $metadata: { httpStatusCode: statusCode },
    $fault: statusCode < 500 ? 'client' : 'server',
  });
}

function dateOn(clock: Pick<Clock, 'now'>): typeof Date {
  return class extends Date {
    public static now(): number {
      return clock.now();
    }

    public constructor(...given: [] | [number | string]) {
      super(given.length === 0 ? clock.now() : given[0]);
    }
  } as typeof Date;
}

/** How Lambda returns a handler's result or error, in the format of its Invoke API. */
export async function invocationAnswer(work: () => Promise<unknown>): Promise<JsonObject> {
  try {
    return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: JSON.stringify((await work()) ?? null) };
  } catch (error) {
    const failure = types.isNativeError(error)
      ? { errorType: error.name, errorMessage: error.message }
      : { errorMessage: String(error) };
    return {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      FunctionError: 'Unhandled',
      Payload: JSON.stringify(failure),
    };
  }
}

/** The event of an invocation, which is sent as text. */
export function eventOf(input: Json): Json {
  const payload = isObject(input) ? input.Payload : undefined;
  return typeof payload === 'string' ? (JSON.parse(payload) as Json) : {};
}
