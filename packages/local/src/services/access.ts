import { type EmailIdentityDescription } from './descriptions';

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
export interface Surroundings {
  /** The secret of a connection, by the connection's ARN. */
  readonly secretOf: (connectionArn: string) => string | undefined;
  /** The identities of SES that are known; any other counts as verified, too. @default none */
  readonly emailIdentities?: readonly EmailIdentityDescription[];
  /** The customer's key of a state machine, by the machine's ARN. @default none has one */
  readonly keyOf?: (stateMachineArn: string) => string | undefined;
}

/** What the permissions of a call depend on besides its input. */
export interface AccessSurroundings extends Surroundings {
  /** The ARN of what calls, e.g. a state machine. */
  readonly callerArn: string;
}

/** An access to one resource. */
export function access(action: string, resource: string, keys?: Access['keys']): Access {
  return { action, resources: [resource], keys };
}
