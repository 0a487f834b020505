import { Duration, Names, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { Counted, COUNTED, countStates } from './counted-states';
import type { FormMetrics } from './metrics';
import type { DashboardOptions } from '../../observability-options';
import { validateDuration } from '../validation/validate';

/** The resources that a dashboard shows. */
export interface FormDashboardProps {
  readonly metrics: FormMetrics;
  readonly alarms: cloudwatch.IAlarm[];
  readonly stateMachine: sfn.StateMachine;
  /** The log of the state machine, and its level. */
  readonly logGroup: logs.ILogGroup;
  readonly logLevel: sfn.LogLevel;
}

/** CloudWatch's grid is 24 units wide. */
const FULL_WIDTH = 24;
const HALF = FULL_WIDTH / 2;
const THIRD = FULL_WIDTH / 3;
/** How long CloudWatch keeps metrics. */
const MAX_INTERVAL = Duration.days(455);

/** Creates the dashboard: first the alarms, then the workflow, the API and the queues, and then the outcome of submissions. */
export function formDashboard(
  scope: Construct,
  props: FormDashboardProps,
  options: DashboardOptions,
): cloudwatch.Dashboard {
  validate(options);
  const { metrics } = props;
  return new cloudwatch.Dashboard(scope, 'Dashboard', {
    dashboardName: options.name ?? defaultName(scope),
    defaultInterval: options.defaultInterval ?? Duration.days(1),
    widgets: [
      [new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms: props.alarms, width: FULL_WIDTH })],
      [heading('Workflow')],
      ...workflowRows(metrics),
      [heading('API')],
      apiRow(metrics),
      [heading('Queues')],
      queueRow(metrics),
      [heading('Outcome of submissions')],
      outcomeRow(scope, props),
    ],
  });
}

/** The six graphs that the console of Step Functions shows of an Express workflow, in its order. */
function workflowRows(metrics: FormMetrics): cloudwatch.IWidget[][] {
  const errors = [metrics.executionsFailed(), metrics.executionsTimedOut(), metrics.executionsThrottled()];
  const { AVERAGE, MAXIMUM } = cloudwatch.Stats;
  return [
    [
      graph('Errors', THIRD, errors),
      graph('Succeeded', THIRD, [metrics.executionsSucceeded()]),
      graph(
        'Duration',
        THIRD,
        percentiles((options) => metrics.executionTime(options)),
        'ms',
      ),
    ],
    [
      graph(
        'Billed duration',
        THIRD,
        percentiles((options) => metrics.expressExecutionBilledDuration(options)),
        'ms',
      ),
      graph(
        'Billed memory',
        THIRD,
        [AVERAGE, MAXIMUM].map((statistic) =>
          metrics.expressExecutionBilledMemory({ statistic, label: statistic.toLowerCase() }),
        ),
      ),
      graph('Started', THIRD, [metrics.executionsStarted()]),
    ],
  ];
}

function apiRow(metrics: FormMetrics): cloudwatch.IWidget[] {
  return [
    graph('Requests and errors', HALF, [metrics.apiCount(), metrics.apiClientErrors(), metrics.apiServerErrors()]),
    graph(
      'Latency',
      HALF,
      percentiles((options) => metrics.apiLatency(options)),
      'ms',
    ),
  ];
}

function queueRow(metrics: FormMetrics): cloudwatch.IWidget[] {
  return [
    graph('Parked submissions', THIRD, [metrics.parkedSubmissions(), metrics.replayingSubmissions()]),
    graph('Oldest parked submission', THIRD, [metrics.oldestParkedSubmission()], 's'),
    graph('Dead letters', THIRD, [metrics.deadLetteredSubmissions()]),
  ];
}

/** Counted from the log, so this requires a log with every step. */
function outcomeRow(scope: Construct, props: FormDashboardProps): cloudwatch.IWidget[] {
  if (props.logLevel !== sfn.LogLevel.ALL) {
    return [
      note(
        FULL_WIDTH,
        'Submissions are counted only if the log contains every step of the workflow. Set `observability.logLevel` to ' +
          `\`LogLevel.ALL\`. It is \`${props.logLevel}\`.`,
      ),
    ];
  }
  return COUNTED.map((counted) => outcome(scope, counted, props));
}

function outcome(scope: Construct, counted: Counted, props: FormDashboardProps): cloudwatch.IWidget {
  const metric = countStates(scope, counted, props.stateMachine, props.logGroup);
  return metric ? graph(counted.title, THIRD, [metric]) : note(THIRD, `**${counted.title}**\n\n${counted.absence}`);
}

function percentiles(metric: (options: cloudwatch.MetricOptions) => cloudwatch.Metric): cloudwatch.Metric[] {
  return [50, 90, 99].map((percentile) =>
    metric({ statistic: cloudwatch.Stats.p(percentile), label: `p${percentile}` }),
  );
}

/** Without a unit, the axis shows the unit of the metric. */
function graph(title: string, width: number, left: cloudwatch.IMetric[], unit?: string): cloudwatch.GraphWidget {
  const leftYAxis = { min: 0, ...(unit ? { label: unit, showUnits: false } : {}) };
  return new cloudwatch.GraphWidget({ title, width, left, leftYAxis });
}

function heading(title: string): cloudwatch.TextWidget {
  return new cloudwatch.TextWidget({ markdown: `## ${title}`, width: FULL_WIDTH, height: 1 });
}

function note(width: number, markdown: string): cloudwatch.TextWidget {
  return new cloudwatch.TextWidget({ markdown, width, height: 3 });
}

/** Dashboard names are shared by all regions, so the same stack in two regions needs two names. */
function defaultName(scope: Construct): string {
  return `${Names.uniqueResourceName(scope, { maxLength: 200, separator: '-' })}-${Stack.of(scope).region}`;
}

function validate({ name, defaultInterval }: DashboardOptions): void {
  if (name !== undefined && !Token.isUnresolved(name) && !/^[\w-]{1,255}$/.test(name)) {
    throw new Error(
      `observability.dashboard.name must be 1 to 255 letters, digits, '-' and '_', such as 'contact-form', got: '${name}'`,
    );
  }
  if (defaultInterval) {
    validateDuration('observability.dashboard.defaultInterval', defaultInterval, Duration.minutes(1), MAX_INTERVAL);
  }
}
