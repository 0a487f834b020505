/** Who may call a route, independent of CloudFormation. */

/** The authorizer of a route. */
export type AuthorizerDescription = LambdaAuthorizer | JwtAuthorizer;

/** A function that decides: type REQUEST. */
export interface LambdaAuthorizer {
  readonly kind: 'Lambda';
  readonly id: string;
  readonly functionArn: string;
  /** The role that API Gateway assumes. @default the function's own policy decides */
  readonly credentialsArn?: string;
  readonly payloadFormat: '1.0' | '2.0';
  /** Expressions such as `$request.header.Authorization`; a request without one of them gets 401. */
  readonly identitySources: readonly string[];
  /** Whether it may return `isAuthorized` instead of an IAM policy. */
  readonly simple: boolean;
  /** With 0, it is invoked for each request. */
  readonly cacheSeconds: number;
}

/** JSON web tokens of one issuer. */
export interface JwtAuthorizer {
  readonly kind: 'JWT';
  readonly identitySources: readonly string[];
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** An authorizer and the scopes that a route requires. */
export interface RouteAuthorization {
  readonly authorizer: AuthorizerDescription;
  /** One of them is enough; none is required if empty. */
  readonly scopes: readonly string[];
}
