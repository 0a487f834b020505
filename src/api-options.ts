import { Duration } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';

/** How many requests an API lets through, over all its callers. More are answered with 429. */
export interface ApiThrottleOptions {
  /**
   * Requests a second, on average: from 1 to 10000, the rate that AWS gives a new account in a region.
   *
   * A form with a rate that other quotas of a new account are too small for warns at synth: above 20 with Amazon Comprehend, above 10
   * with `FormAnswers.http()`, and above 14 with a receipt. Ask for higher quotas, and acknowledge the warning by its id.
   *
   * @default 10
   */
  readonly rateLimit?: number;

  /**
   * Requests that may come at once: from 1 to 5000, the burst that AWS gives a new account in a region.
   *
   * @default 20
   */
  readonly burstLimit?: number;
}

/** A name of your own for an API. It takes TLS 1.2 and later, over IPv4 and IPv6. */
export interface ApiDomainOptions {
  /**
   * The host alone, in lower case, such as `forms.example.com`. A scheme, a path, a wildcard or a name outside the hosted
   * zone is refused at synth.
   */
  readonly domainName: string;

  /**
   * A certificate for that name, in AWS Certificate Manager in the region of the API. One that is known to be in another
   * region, such as the `us-east-1` of CloudFront's, is refused at synth.
   */
  readonly certificate: acm.ICertificate;

  /**
   * The public hosted zone in which the name gets its A and AAAA records.
   *
   * @default - no records: point the name at the regional domain name of the API's `domain` yourself
   */
  readonly hostedZone?: route53.IHostedZone;
}

/** How a workflow is reached over HTTP. */
export interface ApiOptions {
  /**
   * The path of the route, such as `/contact`. A path that does not begin with `/`, or has parameters, is refused.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The web origins whose pages may call the API, such as `https://www.example.com`; `*`, alone, for all.
   *
   * An origin with a path or a slash at its end matches no browser's and is refused at synth. The whole list may be a token,
   * which is not checked.
   *
   * @default - no other origin: only pages that are served from the API's own
   */
  readonly allowedOrigins?: string[];

  /**
   * How many requests are let through.
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
   * How long the access log is kept. It has no content of requests, but the callers' addresses.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly accessLogRetention?: logs.RetentionDays;

  /**
   * A name of your own for the API. The one that AWS gives it is then switched off, so that nobody goes around yours.
   *
   * @default - the name that AWS gives it, under `execute-api`
   */
  readonly domain?: ApiDomainOptions;

  /**
   * Who may post, such as an `HttpJwtAuthorizer`. Pages of the allowed origins may then send an `authorization` header.
   *
   * @default - everybody: a public form
   */
  readonly authorizer?: apigwv2.IHttpRouteAuthorizer;

  /**
   * The OAuth scopes of which a caller's token must have one. Without an `authorizer` nobody would look at them: refused
   * at synth.
   *
   * @default - any scope, or what the authorizer itself asks for
   */
  readonly authorizationScopes?: string[];

  /**
   * Whether the name that AWS gives the API is reached over IPv4 alone or over IPv6 as well. A name of your own (`domain`) always
   * takes both.
   *
   * With `DUAL_STACK` the access log has IPv6 addresses too.
   *
   * @default - IPv4 alone
   */
  readonly ipAddressType?: apigwv2.IpAddressType;
}
