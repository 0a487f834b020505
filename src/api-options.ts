import { Duration } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';

/** How many requests an API accepts from all its callers together. It answers 429 to any more. */
export interface ApiThrottleOptions {
  /**
   * Requests a second, on average: from 1 to 10000, the default quota of an account in most regions.
   *
   * A rate that exceeds another quota of a new account causes a warning at synth: above 20 with Amazon Comprehend, above 10
   * with `FormAnswers.http()`, and above 14 emails a second if every submission causes a receipt or another email. Ask
   * for a higher quota, and then acknowledge the warning by its id.
   *
   * @default 10
   */
  readonly rateLimit?: number;

  /**
   * Requests that may arrive at the same time: from 1 to 5000, the default quota of an account in most regions.
   *
   * @default 20
   */
  readonly burstLimit?: number;
}

/** Your own domain name for an API. It accepts TLS 1.2 and later, over IPv4 and IPv6. */
export interface ApiDomainOptions {
  /**
   * The host name only, in lower case, such as `forms.example.com`. A scheme, a path, a wildcard or a name outside the
   * hosted zone is refused at synth.
   */
  readonly domainName: string;

  /**
   * A certificate for that name, in AWS Certificate Manager in the region of the API. A certificate that is known to be in
   * another region, such as one in `us-east-1` for CloudFront, is refused at synth.
   */
  readonly certificate: acm.ICertificate;

  /**
   * The public hosted zone in which the A and AAAA records for the name are created.
   *
   * @default - no records: point the name to the regional domain name of the API's `domain` yourself
   */
  readonly hostedZone?: route53.IHostedZone;
}

/** How clients reach a workflow over HTTP. */
export interface ApiOptions {
  /**
   * The path of the route, such as `/contact`. A path that does not begin with `/`, or has parameters, is refused.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The web origins whose pages may call the API, such as `https://www.example.com`. Use `*` alone to allow all origins.
   *
   * An origin with a path or a slash at its end never matches what a browser sends, so it is refused at synth. The whole
   * list may be a token, which is not checked.
   *
   * @default - none: only pages from the API's own origin may call it
   */
  readonly allowedOrigins?: string[];

  /**
   * The throttle of the API.
   *
   * @default - 10 a second, 20 at once
   */
  readonly throttle?: ApiThrottleOptions;

  /**
   * How long API Gateway waits for the workflow before it answers 503: from 1 to 29 seconds.
   *
   * @default Duration.seconds(29)
   */
  readonly integrationTimeout?: Duration;

  /**
   * How long the access log is kept. It contains the IP addresses of callers, but not the content of requests.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly accessLogRetention?: logs.RetentionDays;

  /**
   * Your own domain name for the API. The default `execute-api` endpoint is then disabled, so that nobody can bypass your
   * name.
   *
   * @default - the default `execute-api` endpoint
   */
  readonly domain?: ApiDomainOptions;

  /**
   * Controls who may post, such as an `HttpJwtAuthorizer`. Pages of the allowed origins may then send an `authorization`
   * header.
   *
   * @default - everybody: a public form
   */
  readonly authorizer?: apigwv2.IHttpRouteAuthorizer;

  /**
   * OAuth scopes. A caller's token must have at least one of them. Scopes without an `authorizer` have no effect, so they
   * are refused at synth.
   *
   * @default - any scope, or the scopes that the authorizer itself requires
   */
  readonly authorizationScopes?: string[];

  /**
   * Whether the default `execute-api` endpoint accepts only IPv4, or IPv6 as well. Your own domain name (`domain`) always
   * accepts both.
   *
   * With `DUAL_STACK`, the access log contains IPv6 addresses too.
   *
   * @default - only IPv4
   */
  readonly ipAddressType?: apigwv2.IpAddressType;
}
