/** Maps the `Resource` of a Task state to a service's operation, as Step Functions' integrations do. */
import { Calls } from './calls';
import { objectOf } from './input';
import {
  ErrorNaming,
  OPTIMISED_DYNAMODB,
  OPTIMISED_LAMBDA,
  OPTIMISED_SQS,
  sdkNaming,
  statesErrorOf,
} from './integration-errors';
import { decodeFunctionAnswer, encodeMessageBody, encodePayload, withHttpMetadata } from './integration-shapes';
import { Invoke, InvokeContext, Json, StatesError } from '../asl/contract';

/** One Task's way to a service: what goes in, what comes out, and how errors are called. */
interface Integration {
  readonly service: string;
  readonly operation: string;
  readonly naming: ErrorNaming;
  readonly input: (args: Json) => Json;
  readonly output: (answer: Json) => Json;
}

export class Integrations {
  public constructor(private readonly calls: Calls) {}

  /** Does the work of Task states. */
  public readonly invoke: Invoke = async (resource: string, args: Json, context: InvokeContext): Promise<Json> => {
    const refusal = this.refusalOf(resource);
    const integration = integrationOf(resource);
    if (refusal !== undefined || integration === undefined) throw new StatesError('States.Runtime', refusal);
    const { service, operation, naming, input, output } = integration;
    try {
      return output(await this.calls.call(service, operation, input(args), { signal: context.signal }));
    } catch (error) {
      throw statesErrorOf(error, naming, this.calls.service(service)?.modelledErrors);
    }
  };

  /** Why a Task with this resource cannot run here; undefined if it can. Ask before the first execution. */
  public refusalOf(resource: string): string | undefined {
    const integration = integrationOf(resource);
    if (integration === undefined) return `The integration ${resource} does not run locally.`;
    const service = this.calls.service(integration.service);
    if (service?.operations.includes(integration.operation)) return undefined;
    return `The integration ${resource} does not run locally: ${
      service === undefined
        ? `there is no service ${integration.service}`
        : `${service.name} runs ${service.operations.join(', ')}`
    }.`;
  }
}

function integrationOf(resource: string): Integration | undefined {
  if (/^arn:[\w-]+:lambda:[^:]*:[^:]*:function:/.test(resource)) return directFunction(resource);
  const [, kind, action] = /^arn:[\w-]+:states:[^:]*:[^:]*:([\w-]+(?::[\w-]+)?):(\w+)$/.exec(resource) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'lambda' && action === 'invoke') return OPTIMISED_INVOKE;
  if (kind === 'dynamodb' && OPTIMISED_DYNAMODB_ACTIONS.includes(action)) return optimisedDynamoDb(action);
  if (kind === 'sqs' && action === 'sendMessage') return OPTIMISED_SEND_MESSAGE;
  if (kind === 'aws-sdk:lambda' && action === 'invoke') return SDK_INVOKE;
  return kind.startsWith('aws-sdk:') ? sdk(kind.slice('aws-sdk:'.length), action) : undefined;
}

/** `"Resource": "<function ARN>"`: the whole input is the event, the whole answer the result. */
function directFunction(arn: string): Integration {
  return {
    service: 'lambda',
    operation: 'Invoke',
    naming: OPTIMISED_LAMBDA,
    input: (args) => ({ FunctionName: arn, Payload: JSON.stringify(args) }),
    output: (answer) => objectOf(decodeFunctionAnswer(answer)).Payload,
  };
}

const OPTIMISED_INVOKE: Integration = {
  service: 'lambda',
  operation: 'Invoke',
  naming: OPTIMISED_LAMBDA,
  input: encodePayload,
  output: (answer) => withHttpMetadata(decodeFunctionAnswer(answer)),
};

/** Unlike the optimised one it leaves the payload text as it is, and a function's failure is no failure of the Task. */
const SDK_INVOKE: Integration = { ...sdk('lambda', 'invoke'), input: encodePayload };

const OPTIMISED_DYNAMODB_ACTIONS = ['getItem', 'putItem', 'updateItem', 'deleteItem'];

function optimisedDynamoDb(action: string): Integration {
  return { ...sdk('dynamodb', action), naming: OPTIMISED_DYNAMODB, output: withHttpMetadata };
}

const OPTIMISED_SEND_MESSAGE: Integration = {
  ...sdk('sqs', 'sendMessage'),
  naming: OPTIMISED_SQS,
  input: encodeMessageBody,
  output: withHttpMetadata,
};

function sdk(service: string, action: string): Integration {
  return {
    service,
    operation: action[0].toUpperCase() + action.slice(1),
    naming: sdkNaming(service),
    input: (args) => args,
    output: (answer) => answer,
  };
}
