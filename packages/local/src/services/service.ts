/**
 * The interface of a local AWS service: named operations with the parameters of the AWS API, and errors with its names.
 * Step Functions and every other caller use a service only through this interface.
 */
import { Json, JsonObject } from '../base/json';

/** The caller, and a signal that ends the call. */
export interface CallContext {
  readonly signal?: AbortSignal;
  /** @default a principal that may do everything, e.g. the user who started the server */
  readonly caller?: Caller;
}

/** The caller. */
export type Caller = RoleCaller | ServiceCaller;

/** Something that acts as a role. */
export interface RoleCaller {
  readonly kind: 'role';
  readonly roleArn: string;
  /** The name of the session, which is only used in messages. */
  readonly session: string;
  /** The resource that runs with the role, e.g. a state machine. */
  readonly sourceArn: string;
}

/** A service that acts for itself, and needs a permission in the policy of the resource. */
export interface ServiceCaller {
  readonly kind: 'service';
  /** e.g. `sns.amazonaws.com` */
  readonly principal: string;
  /** The resource for which it calls, e.g. a topic. */
  readonly sourceArn: string;
}

export interface Service {
  /** The name in IAM actions and endpoints, in lower case, e.g. `dynamodb`. */
  readonly name: string;
  /** The operations that run here; any other is refused by name. */
  readonly operations: readonly string[];
  /** The error codes in the API model of this service; SDKs recognize no others by name. */
  readonly modelledErrors: ReadonlySet<string>;
  /** @param operation the name in the API, e.g. `PutItem` */
  call(operation: string, input: Json, context: CallContext): Promise<Json>;
  /**
   * Releases what it holds, e.g. child processes and files.
   * @default nothing to release
   */
  stop?(): Promise<void> | void;
}

/** An error of an AWS API. `name` is the error code, e.g. `ConditionalCheckFailedException`. */
export class ServiceError extends Error {
  public constructor(
    name: string,
    message: string,
    public readonly statusCode: number = 400,
    /** Additional members of the error, e.g. the `Item` of a failed condition. */
    public readonly details: JsonObject = {},
  ) {
    super(message);
    this.name = name;
  }
}

/** Answers a call of an operation that does not run here. */
export function refuseOperation(service: Service, operation: string): never {
  throw new ServiceError(
    'UnknownOperationException',
    `The local ${service.name} does not support ${operation}. It supports: ${service.operations.join(', ')}.`,
  );
}
