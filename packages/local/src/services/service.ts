/**
 * What every local AWS service is: named operations in the shapes of the AWS API, and errors with its names. Step
 * Functions, and any other door, reaches a service through this interface alone.
 */
import { Json, JsonObject } from '../base/json';

/** Who calls, and for how long the answer matters. */
export interface CallContext {
  readonly signal?: AbortSignal;
  /** @default somebody who may do everything, e.g. whoever started the server */
  readonly caller?: Caller;
}

/** Who calls. */
export type Caller = RoleCaller | ServiceCaller;

/** Something that acts as a role. */
export interface RoleCaller {
  readonly kind: 'role';
  readonly roleArn: string;
  /** The name of the session, which only messages show. */
  readonly session: string;
  /** What runs as the role, e.g. a state machine. */
  readonly sourceArn: string;
}

/** A service in its own name, which the policy of the resource must let in. */
export interface ServiceCaller {
  readonly kind: 'service';
  /** e.g. `sns.amazonaws.com` */
  readonly principal: string;
  /** What it calls for, e.g. a topic. */
  readonly sourceArn: string;
}

export interface Service {
  /** The name in IAM actions and endpoints, in lower case, e.g. `dynamodb`. */
  readonly name: string;
  /** The operations that run here; any other is refused by name. */
  readonly operations: readonly string[];
  /** The error codes in this service's API model; SDKs know no other by name. */
  readonly modelledErrors: ReadonlySet<string>;
  /** @param operation as the API names it, e.g. `PutItem` */
  call(operation: string, input: Json, context: CallContext): Promise<Json>;
  /** Lets go of what it holds, e.g. child processes and files. @default there is nothing */
  stop?(): Promise<void> | void;
}

/** An error as an AWS API answers it. `name` is the error code, e.g. `ConditionalCheckFailedException`. */
export class ServiceError extends Error {
  public constructor(
    name: string,
    message: string,
    public readonly statusCode: number = 400,
    /** Further members of the error, e.g. the `Item` of a failed condition. */
    public readonly details: JsonObject = {},
  ) {
    super(message);
    this.name = name;
  }
}

/** Answers a call of an operation that the service does not run. */
export function refuseOperation(service: Service, operation: string): never {
  throw new ServiceError(
    'UnknownOperationException',
    `The local ${service.name} does not support ${operation}. It supports: ${service.operations.join(', ')}.`,
  );
}
