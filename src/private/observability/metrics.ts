import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/** The resources with metrics. */
export interface FormMetricsProps {
  readonly stateMachine: sfn.IStateMachine;
  readonly stage: apigwv2.IHttpStage;
  readonly parkingQueue: sqs.IQueue;
  readonly deadLetterQueue: sqs.IQueue;
}

/**
 * All metrics of a form, with their labels and usual statistics. Dashboards and alarms use them.
 *
 * The names are those of Step Functions, API Gateway and SQS, in their developer guides: "Monitoring Step Functions metrics
 * using Amazon CloudWatch", "Monitor CloudWatch metrics for HTTP APIs", "Available CloudWatch metrics for Amazon SQS".
 */
export class FormMetrics {
  public constructor(private readonly props: FormMetricsProps) {}

  public executionsStarted(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stateMachine.metricStarted({ label: 'Started', ...options });
  }

  public executionsSucceeded(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stateMachine.metricSucceeded({ label: 'Succeeded', ...options });
  }

  public executionsFailed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stateMachine.metricFailed({ label: 'Failed', ...options });
  }

  public executionsTimedOut(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stateMachine.metricTimedOut({ label: 'Timed out', ...options });
  }

  /** Steps and retries, not starts: a throttled start is an error of the API. */
  public executionsThrottled(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stateMachine.metricThrottled({ label: 'Throttled', ...options });
  }

  public executionTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stateMachine.metricTime({ label: 'Duration', ...options });
  }

  public expressExecutionMemory(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.express('ExpressExecutionMemory', { label: 'Memory', ...options });
  }

  public expressExecutionBilledDuration(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.express('ExpressExecutionBilledDuration', { label: 'Billed duration', ...options });
  }

  public expressExecutionBilledMemory(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.express('ExpressExecutionBilledMemory', { label: 'Billed memory', ...options });
  }

  public apiCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stage.metricCount({ label: 'Requests', statistic: cloudwatch.Stats.SUM, ...options });
  }

  public apiLatency(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stage.metricLatency({ label: 'Latency', ...options });
  }

  public apiClientErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stage.metricClientError({ label: 'Client errors (4xx)', ...options });
  }

  public apiServerErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stage.metricServerError({ label: 'Server errors (5xx)', ...options });
  }

  public parkedSubmissions(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.parkingQueue.metricApproximateNumberOfMessagesVisible({ label: 'Waiting', ...options });
  }

  /** SQS hides a message during a replay, and in the pause after a failed replay. */
  public replayingSubmissions(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    const label = 'Being replayed, or between two replays';
    return this.props.parkingQueue.metricApproximateNumberOfMessagesNotVisible({ label, ...options });
  }

  public oldestParkedSubmission(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.parkingQueue.metricApproximateAgeOfOldestMessage({ label: 'Age of the oldest', ...options });
  }

  public deadLetteredSubmissions(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: 'Dead letters', ...options });
  }

  /** CDK has no methods for the metrics that exist only for Express workflows. */
  private express(metricName: string, options: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.props.stateMachine.metric(metricName, { statistic: cloudwatch.Stats.AVERAGE, ...options });
  }
}
