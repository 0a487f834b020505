/** A description of an HTTP API, independent of CloudFormation. */
import { type RouteAuthorization } from './authorizers/description';
import { type DeployedAddress } from '../web/deployed-addresses';

/** An HTTP API with the routes that can be served. */
export interface ApiDescription {
  readonly id: string;
  readonly name: string;
  readonly logicalId: string;
  /** The construct path. */
  readonly path: string;
  /** Its addresses after the deployment. */
  readonly addresses: readonly DeployedAddress[];
  readonly cors?: CorsDescription;
  readonly stages: readonly StageDescription[];
  readonly routes: readonly RouteDescription[];
}

/** `CorsConfiguration`: without it, no `access-control-*` header is sent. */
export interface CorsDescription {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
  readonly credentials: boolean;
}

/** A stage: `$default` is served at the root, any other under its name. */
export interface StageDescription {
  readonly name: string;
  readonly defaultThrottle?: ThrottleDescription;
  /** By route key. */
  readonly routeThrottles: Readonly<Record<string, ThrottleDescription>>;
  readonly variables: Readonly<Record<string, string>>;
}

/** A token bucket: how many requests at once, and how many per second after that. */
export interface ThrottleDescription {
  readonly burst: number;
  readonly ratePerSecond: number;
}

/** A route and its integration. */
export interface RouteDescription {
  /** e.g. `POST /`, `ANY /{proxy+}`, `$default`. */
  readonly key: string;
  readonly integration: IntegrationDescription;
  /** @default no authorization */
  readonly authorization?: RouteAuthorization;
}

/** The integration of a route. */
export type IntegrationDescription = StartSyncExecutionIntegration | LambdaIntegration;

/** `StepFunctions-StartSyncExecution`. */
export interface StartSyncExecutionIntegration {
  readonly kind: 'StartSyncExecution';
  /** The expression for each parameter of the action. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The role that API Gateway assumes. */
  readonly credentialsArn?: string;
  readonly timeoutMillis: number;
}

/** A Lambda function behind `AWS_PROXY` with payload format 2.0. */
export interface LambdaIntegration {
  readonly kind: 'Lambda';
  readonly functionArn: string;
  /** The role that API Gateway assumes. @default the function's own policy decides */
  readonly credentialsArn?: string;
  readonly timeoutMillis: number;
}

/** An API and its path here. */
export interface PlannedApi {
  readonly description: ApiDescription;
  /** Empty for the first API; the others answer under `/_api/` and their logical ID. */
  readonly prefix: string;
}
