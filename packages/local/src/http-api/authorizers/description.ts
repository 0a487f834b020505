/** Who may call a route, free of CloudFormation. */

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
  /** Expressions such as `$request.header.Authorization`; a request without one of them is 401. */
  readonly identitySources: readonly string[];
  /** Whether it may answer with `isAuthorized` instead of an IAM policy. */
  readonly simple: boolean;
  /** 0 asks it every time. */
  readonly cacheSeconds: number;
}

/** JSON web tokens of one issuer. */
export interface JwtAuthorizer {
  readonly kind: 'JWT';
  readonly identitySources: readonly string[];
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** An authorizer and what a route asks of it. */
export interface RouteAuthorization {
  readonly authorizer: AuthorizerDescription;
  /** One of them is enough; empty asks for none. */
  readonly scopes: readonly string[];
}
