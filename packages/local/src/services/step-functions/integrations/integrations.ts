/** Maps the `Resource` of a Task state to a service's operation, as Step Functions' integrations do. */
import {
  ErrorNaming,
  HTTP_TASK,
  OPTIMISED_DYNAMODB,
  OPTIMISED_EVENTS,
  OPTIMISED_LAMBDA,
  OPTIMISED_SNS,
  OPTIMISED_SQS,
  sdkNaming,
  statesErrorOf,
} from './errors';
import { checkQueueHost } from './queue-host';
import { integrationResource } from './resource';
import {
  capitalNames,
  checkEntries,
  decodeFunctionAnswer,
  encodeEntries,
  smallNames,
  withHttpMetadata,
} from './shapes';
import { withTimesAsText } from './times';
import { Invoke, InvokeContext, StatesError } from '../../../asl/contract';
import { Json, objectOf } from '../../../base/json';
import { memoized } from '../../../base/memoized';
import { hasSmallNames } from '../../api-shapes';
import { Calls } from '../../dispatcher';
import { SERVICES } from '../../registry';
import { Caller } from '../../service';
import { asVersion2, SES_V1_ERRORS } from '../../ses/version-1';
import { encodePayload, encodeText, encodeTextParameters } from '../../text-parameters';

/** How one kind of Task calls a service: its input, its output, and the names of its errors. */
interface Integration {
  readonly service: string;
  readonly operation: string;
  readonly naming: ErrorNaming;
  /** The error codes of the API model, if they are not the service's own. */
  readonly modelledErrors?: ReadonlySet<string>;
  readonly input: (args: Json, context: InvokeContext) => Json;
  readonly output: (answer: Json) => Json;
}

export class Integrations {
  /** @param callerOf the principal of a state machine, by its ARN; by default one that may do everything */
  public constructor(
    private readonly calls: Calls,
    private readonly callerOf: (stateMachineArn: string) => Caller | undefined = () => undefined,
  ) {}

  /** Does the work of Task states. */
  public readonly invoke: Invoke = async (resource: string, args: Json, context: InvokeContext): Promise<Json> => {
    const refusal = this.refusalOf(resource);
    const integration = integrationOf(resource);
    if (refusal !== undefined || integration === undefined) throw new StatesError('States.Runtime', refusal);
    const { service, operation, naming, input, output } = integration;
    const modelled = integration.modelledErrors ?? this.calls.service(service)?.modelledErrors;
    const callContext = { signal: context.signal, caller: this.callerOf(context.stateMachineArn) };
    try {
      return output(await this.calls.call(service, operation, input(args, context), callContext));
    } catch (error) {
      throw statesErrorOf(error, naming, modelled);
    }
  };

  /** Why a Task with this resource cannot run here; undefined if it can. Called before the first execution. */
  public refusalOf(resource: string): string | undefined {
    const integration = integrationOf(resource);
    if (integration === undefined) return `The integration ${resource} is not supported here.`;
    const service = this.calls.service(integration.service);
    if (service?.operations.includes(integration.operation)) return undefined;
    return `The integration ${resource} is not supported here: ${
      service === undefined
        ? `the service ${integration.service} does not run here`
        : `${service.name} supports ${service.operations.join(', ')}`
    }.`;
  }
}

/** Each resource is read once. */
const integrationOf = memoized((resource: string): Integration | undefined => {
  if (/^arn:[\w-]+:lambda:[^:]*:[^:]*:function:/.test(resource)) return directFunction(resource);
  const { isSdk, service = '', action = '', pattern } = integrationResource(resource) ?? {};
  if (isSdk === undefined || pattern !== undefined) return undefined;
  if (!isSdk) {
    const isDynamoDb = service === 'dynamodb' && OPTIMISED_DYNAMODB_ACTIONS.includes(action);
    return isDynamoDb ? optimisedDynamoDb(action) : OPTIMISED[`${service}:${action}`];
  }
  if (service === 'ses' && action === 'sendEmail') return SES_V1_SEND_EMAIL;
  return NOT_IN_SDK.has(service) ? undefined : sdk(service, action);
});

/** Whether a Task with this resource needs only its arguments: no template and no data folder. */
export function isSelfSufficient(resource: string): boolean {
  const service = integrationOf(resource)?.service;
  const resources = SERVICES.find(({ name }) => name === service)?.resources;
  return resources !== undefined && ('none' in resources || resources.optional === true);
}

/** The services that run here, by their SDK names: EventBridge is `eventbridge` there, and `events` in IAM actions. */
const BY_SDK_NAME = new Map(
  SERVICES.flatMap(({ name: service, model }): [string, SdkApi][] =>
    'none' in model ? [] : [[model.name, { service, errorPrefix: model.errorPrefix }]],
  ),
);

interface SdkApi {
  readonly service: string;
  readonly errorPrefix: string;
}

/** Services here that no SDK has under this name. */
const NOT_IN_SDK = new Set(SERVICES.map(({ name }) => name).filter((name) => !BY_SDK_NAME.has(name)));

/** `"Resource": "<function ARN>"`: the whole input is the event, and the whole answer the result. */
function directFunction(arn: string): Integration {
  return {
    service: 'lambda',
    operation: 'Invoke',
    naming: OPTIMISED_LAMBDA,
    input: (args) => ({ FunctionName: arn, Payload: JSON.stringify(args) }),
    output: (answer) => objectOf(decodeFunctionAnswer(answer)).Payload,
  };
}

/** One SES with two APIs: permissions, ordered failures and the outbox are the same for both. */
const SES_V1_SEND_EMAIL: Integration = {
  ...sdk('sesv2', 'sendEmail'),
  naming: sdkNaming('Ses'),
  modelledErrors: SES_V1_ERRORS,
  input: (args) => asVersion2(encodeTextParameters('ses', 'SendEmail', args)),
};

const OPTIMISED_DYNAMODB_ACTIONS = ['getItem', 'putItem', 'updateItem', 'deleteItem'];

function optimisedDynamoDb(action: string): Integration {
  return { ...sdk('dynamodb', action), naming: OPTIMISED_DYNAMODB, output: withHttpMetadata };
}

/** The optimized integrations that differ in more than the names of errors. */
const OPTIMISED: Readonly<Record<string, Integration | undefined>> = {
  'lambda:invoke': {
    ...sdk('lambda', 'invoke'),
    naming: OPTIMISED_LAMBDA,
    input: encodePayload,
    output: (answer) => withHttpMetadata(decodeFunctionAnswer(answer)),
  },
  'sqs:sendMessage': {
    ...sdk('sqs', 'sendMessage'),
    naming: OPTIMISED_SQS,
    input: (args) => {
      checkQueueHost('SQS', args);
      return encodeTextParameters('sqs', 'SendMessage', encodeText('MessageBody')(args));
    },
    output: withHttpMetadata,
  },
  'sns:publish': {
    ...sdk('sns', 'publish'),
    naming: OPTIMISED_SNS,
    input: (args) => encodeTextParameters('sns', 'Publish', encodeText('Message')(args)),
    output: withHttpMetadata,
  },
  'events:putEvents': {
    ...sdk('eventbridge', 'putEvents'),
    naming: OPTIMISED_EVENTS,
    input: (args, context) => encodeTextParameters('eventbridge', 'PutEvents', encodeEntries(args, context)),
    output: (answer) => withHttpMetadata(checkEntries(answer)),
  },
  'http:invoke': { ...sdk('http', 'invoke'), naming: HTTP_TASK },
};

/** @param name as in the resource, e.g. `eventbridge`; a service that does not run here is refused before it is called */
function sdk(name: string, action: string): Integration {
  const operation = action[0].toUpperCase() + action.slice(1);
  const { service, errorPrefix } = BY_SDK_NAME.get(name) ?? { service: name, errorPrefix: name };
  return {
    service,
    operation,
    naming: sdkNaming(errorPrefix),
    input: (args) => {
      if (service === 'sqs') checkQueueHost(errorPrefix, args);
      const encoded = encodeTextParameters(name, operation, args);
      return hasSmallNames(name, operation) ? smallNames(encoded) : encoded;
    },
    output: (answer) => {
      const readable = withTimesAsText(name, operation, answer);
      return hasSmallNames(name, operation) ? capitalNames(readable) : readable;
    },
  };
}
