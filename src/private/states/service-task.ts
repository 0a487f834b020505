import { Aws, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** What a call of a service needs: its words for Step Functions, and its words for IAM. */
export interface ServiceTaskProps {
  /** The ARN of the integration, without its partition, e.g. `states:::dynamodb:putItem`. */
  readonly integration: string;
  readonly arguments: object | string;
  /** Everything that the state machine's role needs for this call, and nothing else. */
  readonly grants: iam.PolicyStatement[];
  readonly timeout: Duration;
  readonly assign?: { [variable: string]: string | number | boolean | object };
  readonly outputs?: string | object;
}

/**
 * A Task state that says exactly which arguments it sends and exactly which statement allows it.
 *
 * CDK's ready-made tasks grant more than these calls use: `LambdaInvoke` all versions of a function, `CallAwsService`
 * no condition on `ses:FromAddress`; and `DynamoPutItem` takes no map whose keys are known only at run time.
 */
export class ServiceTask extends sfn.TaskStateBase {
  protected readonly taskMetrics?: sfn.TaskMetricsConfig;
  protected readonly taskPolicies?: iam.PolicyStatement[];
  private readonly task: object;

  public constructor(scope: Construct, id: string, props: ServiceTaskProps) {
    super(scope, id, {
      queryLanguage: sfn.QueryLanguage.JSONATA,
      taskTimeout: sfn.Timeout.duration(props.timeout),
      assign: props.assign,
      outputs: props.outputs,
    });
    this.taskPolicies = props.grants;
    this.task = { Resource: `arn:${Aws.PARTITION}:${props.integration}`, Arguments: props.arguments };
  }

  /** @internal */
  protected _renderTask(): object {
    return this.task;
  }
}
