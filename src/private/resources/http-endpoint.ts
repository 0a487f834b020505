import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgePublicRoute } from './acknowledgments';
import { customDomain } from './custom-domain';
import { grantToLogs } from './encrypted-logs';
import { vendedLogGroupName } from './log-group-name';
import { ApiThrottleOptions, ApiOptions } from '../../api-options';
import { validateDuration, validateInteger, validateOrigins, validatePath } from '../validation/validate';

/** An HTTP API waits for at most 30 seconds. This leaves one second for the error response. */
const MAX_INTEGRATION_TIMEOUT = Duration.seconds(29);

/** The default throttle. */
const DEFAULT_THROTTLE: Required<ApiThrottleOptions> = { rateLimit: 10, burstLimit: 20 };

/** The target of the only route of an API, and its options. */
export interface HttpEndpointProps extends ApiOptions {
  readonly integration: apigwv2.HttpRouteIntegration;
  /** Response headers that scripts of other origins may read. */
  readonly exposedHeaders?: string[];
  readonly encryptionKey?: kms.IKey;
}

/** An API with one route. */
export interface HttpEndpoint {
  readonly endpoint: string;
  readonly api: apigwv2.HttpApi;
  readonly stage: apigwv2.HttpStage;
  readonly route: apigwv2.HttpRoute;
  readonly accessLogGroup: logs.LogGroup;
  readonly domain?: apigwv2.DomainName;
}

/** The HTTP API for both formats of responses: one POST route, throttled and logged, for the given origins. */
export function httpEndpoint(scope: Construct, props: HttpEndpointProps): HttpEndpoint {
  validate(props);
  const path = props.path ?? '/';
  const accessLogGroup = accessLog(scope, props);
  const domain = props.domain && customDomain(scope, props.domain);
  const api = new apigwv2.HttpApi(scope, 'HttpApi', {
    createDefaultStage: false,
    corsPreflight: props.allowedOrigins?.length ? corsFor(props.allowedOrigins, props) : undefined,
    disableExecuteApiEndpoint: domain && true,
    ipAddressType: props.ipAddressType,
  });
  const stage = api.addStage('Stage', {
    stageName: '$default',
    autoDeploy: true,
    throttle: throttleOf(props),
    accessLogSettings: {
      destination: new apigwv2.LogGroupLogDestination(accessLogGroup),
      format: accessLogFormat(),
    },
    domainMapping: domain && { domainName: domain },
  });
  const { integration, authorizer, authorizationScopes } = props;
  const [route] = api.addRoutes({
    path,
    methods: [apigwv2.HttpMethod.POST],
    integration,
    authorizer,
    authorizationScopes,
  });
  if (!authorizer) acknowledgePublicRoute(route);
  const endpoint = `${props.domain ? `https://${props.domain.domainName}` : api.apiEndpoint}${path}`;
  return { endpoint, api, stage, route, accessLogGroup, domain };
}

/** The time limit of an integration. */
export function integrationTimeoutOf({ integrationTimeout }: ApiOptions): Duration {
  return integrationTimeout ?? MAX_INTEGRATION_TIMEOUT;
}

/** The throttle of the API. */
export function throttleOf({ throttle }: ApiOptions = {}): Required<ApiThrottleOptions> {
  return {
    rateLimit: throttle?.rateLimit ?? DEFAULT_THROTTLE.rateLimit,
    burstLimit: throttle?.burstLimit ?? DEFAULT_THROTTLE.burstLimit,
  };
}

function validate(props: HttpEndpointProps): void {
  const { path = '/', allowedOrigins = [], authorizer, authorizationScopes = [] } = props;
  const { rateLimit, burstLimit } = throttleOf(props);
  validatePath(path);
  validateOrigins(allowedOrigins);
  validateInteger('throttle.rateLimit', rateLimit, 1, 10_000);
  validateInteger('throttle.burstLimit', burstLimit, 1, 5_000);
  validateDuration('integrationTimeout', integrationTimeoutOf(props), Duration.seconds(1), MAX_INTEGRATION_TIMEOUT);
  if (authorizationScopes.length > 0 && !authorizer) {
    throw new Error(
      `authorizationScopes must come with an authorizer, which checks them, got: ${authorizationScopes.join(', ')} ` +
        `without one. Set authorizer, such as an HttpJwtAuthorizer, or leave the scopes out`,
    );
  }
}

function accessLog(scope: Construct, { encryptionKey, accessLogRetention }: HttpEndpointProps): logs.LogGroup {
  if (encryptionKey) grantToLogs(encryptionKey, scope);
  return new logs.LogGroup(scope, 'AccessLog', {
    logGroupName: vendedLogGroupName(scope, 'apigateway'),
    retention: accessLogRetention ?? logs.RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
    encryptionKey,
  });
}

/** A form needs no more: one method, a body with its type, no cookies, and a token where there is an authorizer. */
function corsFor(
  allowOrigins: string[],
  { authorizer, exposedHeaders }: HttpEndpointProps,
): apigwv2.CorsPreflightOptions {
  return {
    allowOrigins,
    allowMethods: [apigwv2.CorsHttpMethod.POST],
    allowHeaders: ['content-type', ...(authorizer ? ['authorization'] : [])],
    exposeHeaders: exposedHeaders,
    // Most browsers use at most this value: Chromium limits it to two hours.
    maxAge: Duration.hours(2),
  };
}

/** One JSON object for each request: the caller, the route, the outcome and the duration, without the content. */
function accessLogFormat(): apigateway.AccessLogFormat {
  return apigateway.AccessLogFormat.custom(
    JSON.stringify({
      requestId: '$context.requestId',
      requestTime: '$context.requestTime',
      ip: '$context.identity.sourceIp',
      method: '$context.httpMethod',
      path: '$context.path',
      routeKey: '$context.routeKey',
      protocol: '$context.protocol',
      status: '$context.status',
      responseLength: '$context.responseLength',
      responseLatency: '$context.responseLatency',
      integrationStatus: '$context.integrationStatus',
      integrationLatency: '$context.integrationLatency',
      integrationError: '$context.integrationErrorMessage',
    }),
  );
}
