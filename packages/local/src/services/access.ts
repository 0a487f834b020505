import { type EmailIdentityDescription } from './ses/description';
import { type JsonObject } from '../base/json';

/** One permission that a call needs. */
export interface Access {
  /** e.g. `dynamodb:PutItem` */
  readonly action: string;
  /** ARNs, or `*`; where there are several, one is enough. */
  readonly resources: readonly [string, ...string[]];
  /** Condition keys that only this access has. @default none */
  readonly keys?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What the permissions of a call depend on besides its input and its caller. */
export interface PolicyContext {
  /** The secret of a connection, by the connection's ARN. */
  readonly secretOf: (connectionArn: string) => string | undefined;
  /** The identities of SES that are known; any other counts as verified, too. @default none */
  readonly emailIdentities?: readonly EmailIdentityDescription[];
  /** The customer's key of a state machine, by the machine's ARN. @default none has one */
  readonly keyOf?: (stateMachineArn: string) => string | undefined;
}

/** What the permissions of a call depend on besides its input. */
export interface AccessContext extends PolicyContext {
  /** The ARN of what calls, e.g. a state machine. */
  readonly callerArn: string;
}

/** An access to one resource. */
export function access(action: string, resource: string, keys?: Access['keys']): Access {
  return { action, resources: [resource], keys };
}

/** The permissions that a call of an operation needs, all of them. */
export type AccessReader = (operation: string, input: JsonObject, context: AccessContext) => readonly Access[];

/** The same reader for several operations. */
export function forEach(
  operations: readonly string[],
  reader: AccessReader,
): Readonly<Record<string, AccessReader | undefined>> {
  return Object.fromEntries(operations.map((operation) => [operation, reader]));
}

/** For operations that AWS authorizes on no resource in particular. */
export function onEverything(prefix: string): AccessReader {
  return (operation) => [access(`${prefix}:${operation}`, '*')];
}
