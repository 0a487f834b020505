/**
 * How Step Functions names the errors of AWS services, which depends on the kind of integration. An optimized
 * integration uses the names of the AWS SDK for Java 1, an `aws-sdk` integration those of the AWS SDK for Java 2: an
 * error that is not in the service's API model has the name of the SDK's base class.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
import { randomUUID } from 'node:crypto';
import { StatesError } from '../../../asl/contract';
import { stateMachineName } from '../../api-shapes';
import { ServiceError } from '../../service';
import { queryCodeOf } from '../../sqs/errors';

export interface ErrorNaming {
  /** @param modelled the error codes in the service's API model */
  readonly nameOf: (error: ServiceError, modelled?: ReadonlySet<string>) => string;
  readonly causeOf: (error: ServiceError, requestId: string) => string;
}

export const OPTIMISED_DYNAMODB = optimised('DynamoDB', 'AmazonDynamoDBException', 'AmazonDynamoDBv2');
export const OPTIMISED_LAMBDA = optimised('Lambda', 'AWSLambdaException', 'AWSLambda');
/** Uses the codes of the older protocol: localstack recorded `MissingParameter`. */
export const OPTIMISED_SQS = optimised('SQS', 'AmazonSQSException', 'AmazonSQS', queryCodeOf);
export const OPTIMISED_EVENTS = optimised('EventBridge', 'AmazonEventBridgeException', 'AmazonEventBridge');
/** SNS uses a protocol in which error codes have no suffix. */
export const OPTIMISED_SNS = optimised('SNS', 'AmazonSNSException', 'AmazonSNS', (name) =>
  name.replace(/Exception$/, ''),
);

/** HTTP tasks call no API: their errors have the names that Step Functions itself uses. */
export const HTTP_TASK: ErrorNaming = { nameOf: ({ name }) => name, causeOf: ({ message }) => message };

/** @param prefix the service's name in the SDK for Java 2, e.g. `EventBridge` */
export function sdkNaming(prefix: string): ErrorNaming {
  return {
    nameOf: named(prefix, `${prefix}Exception`, stateMachineName),
    causeOf: ({ message, statusCode }, requestId) =>
      `${said(message)} (Service: ${prefix}, Status Code: ${statusCode}, Request ID: ${requestId})`,
  };
}

/**
 * The error that Retry and Catch see. An error that does not come from a service, such as a bug of ours, is passed on
 * unchanged.
 */
export function statesErrorOf(error: unknown, naming: ErrorNaming, modelled?: ReadonlySet<string>): unknown {
  if (!(error instanceof ServiceError)) return error;
  return new StatesError(naming.nameOf(error, modelled), naming.causeOf(error, randomUUID()));
}

function optimised(
  prefix: string,
  baseError: string,
  service: string,
  codeOf = (errorName: string): string => errorName,
): ErrorNaming {
  return {
    nameOf: named(prefix, baseError),
    causeOf: ({ message, statusCode, name }, requestId) =>
      `${said(message)} (Service: ${service}; Status Code: ${statusCode}; Error Code: ${codeOf(name)}; ` +
      `Request ID: ${requestId}; Proxy: null)`,
  };
}

/**
 * @param baseError after the dot, for an error that the API model does not have
 * @param classOf the SDK's class for an error: version 2 writes `KmsAccessDeniedException` where version 1 has the model's capitals
 */
function named(prefix: string, baseError: string, classOf = (name: string): string => name): ErrorNaming['nameOf'] {
  return ({ name }, modelled) => `${prefix}.${modelled?.has(name) ? withSuffix(classOf(name)) : baseError}`;
}

/** Java writes `null` for an error without a message, such as a parameter that SSM does not have. */
function said(message: string): string {
  return message === '' ? 'null' : message;
}

/** The SDKs call every error an exception: `MessageRejected` is `SesV2.MessageRejectedException` in a state machine. */
function withSuffix(name: string): string {
  return name.endsWith('Exception') ? name : `${name}Exception`;
}
