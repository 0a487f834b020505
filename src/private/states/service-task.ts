import { Aws, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** A call of a service: its integration for Step Functions, and its permissions for IAM. */
export interface ServiceTaskProps {
  /** The ARN of the integration, without its partition, e.g. `states:::dynamodb:putItem`. */
  readonly integration: string;
  readonly arguments: object | string;
  /** The permissions that this call requires, and no others. */
  readonly grants: iam.PolicyStatement[];
  readonly timeout: Duration;
  readonly assign?: { [variable: string]: string | number | boolean | object };
  readonly outputs?: string | object;
}

/**
 * A Task state with explicit arguments and an explicit policy statement.
 *
 * CDK's own tasks grant more than these calls use: `LambdaInvoke` grants all versions of a function, and `CallAwsService`
 * has no condition on `ses:FromAddress`. `DynamoPutItem` does not support a map whose keys are known only at run time.
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
