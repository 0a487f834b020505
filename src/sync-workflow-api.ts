import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgePublicRoute } from './private/acknowledgments';
import { vendedLogGroupName } from './private/log-group-name';
import { StartSyncExecutionIntegration } from './private/start-sync-execution-integration';
import { validateDuration, validateInteger, validateOrigins, validatePath } from './private/validate';

/** How many requests an API lets through, over all its callers. More are answered with 429. */
export interface ApiThrottle {
  /**
   * Requests a second, on average: from 1 to 10000, the rate that AWS gives a new account in a region.
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

/** How a workflow is reached over HTTP. */
export interface SyncWorkflowApiOptions {
  /**
   * The path of the route, such as `/contact`. A path that does not begin with `/`, or has parameters, is refused.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The web origins whose pages may call the API, such as `https://www.example.com`; `*`, alone, for all.
   *
   * An origin with a path or a slash at its end matches no browser's and is refused at synth.
   *
   * @default - no other origin: only pages that are served from the API's own
   */
  readonly allowedOrigins?: string[];

  /**
   * How many requests are let through.
   *
   * @default - 10 a second, 20 at once
   */
  readonly throttle?: ApiThrottle;

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
}

/** Properties of a `SyncWorkflowApi`. */
export interface SyncWorkflowApiProps extends SyncWorkflowApiOptions {
  /**
   * The Express state machine that answers the requests. It may be an imported one.
   *
   * StartSyncExecution exists for Express workflows alone: a STANDARD state machine is refused at synth. The type of
   * an imported one is not known, so there it is the caller who has to know.
   */
  readonly stateMachine: sfn.IStateMachine;
}

/** What is let through where nothing else is said. */
const DEFAULT_THROTTLE: Required<ApiThrottle> = { rateLimit: 10, burstLimit: 20 };

/** The slowest answer that an HTTP API waits for is 30 seconds: this leaves one to say so. */
const LONGEST_INTEGRATION_TIMEOUT = Duration.seconds(29);

/**
 * An HTTP endpoint that runs an Express workflow and answers with its result, in one round trip and without a Lambda
 * function.
 *
 * The body of the request, which must be JSON, is the input of the execution. The answer is that of StartSyncExecution:
 * 200 whether the execution succeeded or not, so look at `status` first; `output` is JSON within a string.
 */
export class SyncWorkflowApi extends Construct {
  /** The address to post to, path included. */
  public readonly endpoint: string;
  /** The HTTP API. */
  public readonly api: apigwv2.HttpApi;
  /** The one stage of the API. */
  public readonly stage: apigwv2.HttpStage;
  /** The role by which API Gateway starts the executions, and may do nothing else. */
  public readonly role: iam.Role;
  /** Where the access log goes. */
  public readonly accessLogGroup: logs.LogGroup;

  public constructor(scope: Construct, id: string, props: SyncWorkflowApiProps) {
    super(scope, id);
    const path = props.path ?? '/';
    const timeout = props.integrationTimeout ?? LONGEST_INTEGRATION_TIMEOUT;
    const throttle = {
      rateLimit: props.throttle?.rateLimit ?? DEFAULT_THROTTLE.rateLimit,
      burstLimit: props.throttle?.burstLimit ?? DEFAULT_THROTTLE.burstLimit,
    };
    validate(props, path, timeout, throttle);

    this.accessLogGroup = new logs.LogGroup(this, 'AccessLog', {
      logGroupName: vendedLogGroupName(this, 'apigateway'),
      retention: props.accessLogRetention ?? logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new apigwv2.HttpApi(this, 'HttpApi', {
      createDefaultStage: false,
      corsPreflight: props.allowedOrigins?.length ? corsFor(props.allowedOrigins) : undefined,
    });
    this.stage = this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new apigwv2.LogGroupLogDestination(this.accessLogGroup),
        format: accessLogFormat(),
      },
    });
    this.role = new iam.Role(this, 'Role', {
      description: 'Lets API Gateway start one Express workflow and wait for its answer',
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
    });
    props.stateMachine.grantStartSyncExecution(this.role);

    const [route] = this.api.addRoutes({
      path,
      methods: [apigwv2.HttpMethod.POST],
      integration: new StartSyncExecutionIntegration('StartSyncExecution', {
        stateMachine: props.stateMachine,
        role: this.role,
        timeout,
      }),
    });
    // The first deployment calls the integration as soon as it is there: its permission must be there before.
    route.node.addDependency(this.role);
    acknowledgePublicRoute(route);
    this.endpoint = `${this.api.apiEndpoint}${path}`;
  }
}

function validate(
  { stateMachine, allowedOrigins = [] }: SyncWorkflowApiProps,
  path: string,
  timeout: Duration,
  throttle: Required<ApiThrottle>,
): void {
  if (stateMachine instanceof sfn.StateMachine && stateMachine.stateMachineType !== sfn.StateMachineType.EXPRESS) {
    throw new Error(
      `stateMachine must be an EXPRESS state machine, because a STANDARD one cannot be started synchronously, ` +
        `got: ${stateMachine.stateMachineType} (${stateMachine.node.path}). Set stateMachineType: StateMachineType.EXPRESS`,
    );
  }
  validatePath(path);
  validateOrigins(allowedOrigins);
  validateInteger('throttle.rateLimit', throttle.rateLimit, 1, 10_000);
  validateInteger('throttle.burstLimit', throttle.burstLimit, 1, 5_000);
  validateDuration('integrationTimeout', timeout, Duration.seconds(1), LONGEST_INTEGRATION_TIMEOUT);
}

/** A form needs no more: one method, a JSON body, no cookies. */
function corsFor(allowOrigins: string[]): apigwv2.CorsPreflightOptions {
  return {
    allowOrigins,
    allowMethods: [apigwv2.CorsHttpMethod.POST],
    allowHeaders: ['content-type'],
    // Browsers that honour more than this are few: Chromium caps it at two hours.
    maxAge: Duration.hours(2),
  };
}

/** One JSON object a request: who, what, how it went and how long it took, and nothing of what was written. */
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
