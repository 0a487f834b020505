import { Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/*
 * The outcome of submissions. No service publishes it as a metric, so it is counted from the workflow's log. With log level
 * ALL, Step Functions writes one JSON object for each event. Its fields include `type` and `details.name`, with and without
 * execution data:
 *
 *   {"id":"2","type":"PassStateEntered","details":{"name":"Reject"},"previous_event_id":"1","event_timestamp":"...",
 *    "execution_arn":"..."}
 *
 * The sources are "Using CloudWatch Logs to log execution history in Step Functions" in its developer guide, and
 * HistoryEvent in its API reference. Log delivery is best effort, so the counts are not exact.
 */

/** What is counted: the states that count, and the text to show for a workflow without these states. */
export interface Counted {
  /** The name of the metric and the filter, in UpperCamelCase. */
  readonly id: string;
  readonly title: string;
  /** Names of Pass states. */
  readonly states: readonly string[];
  /** The text to show for a workflow that has no such state. */
  readonly absence: string;
}

/** The outcomes of submissions, in the order in which a dashboard draws them. */
export const COUNTED: readonly Counted[] = [
  {
    id: 'NeededAttention',
    title: 'Needed attention',
    states: ['Flag for Attention'],
    absence: 'This form has no rule for attention.',
  },
  {
    id: 'HeldAsSpam',
    title: 'Held as spam',
    states: ['Hold as Spam'],
    absence: 'This form has no rule for spam.',
  },
  {
    id: 'Rejected',
    title: 'Rejected',
    states: ['Reject', 'Reject as Too Large', 'Reject as Not Readable'],
    absence: 'This form rejects no submissions.',
  },
];

/** A metric that counts how often a workflow entered certain states. Undefined if it has none of them. */
export function countStates(
  scope: Construct,
  counted: Counted,
  stateMachine: sfn.StateMachine,
  logGroup: logs.ILogGroup,
): cloudwatch.Metric | undefined {
  const states = counted.states.filter((name) => hasState(stateMachine, name));
  if (states.length === 0) return undefined;
  return new logs.MetricFilter(scope, `${counted.id}Filter`, {
    logGroup,
    filterPattern: entered(states),
    metricNamespace: `SentimentForm/${Names.uniqueResourceName(scope, { maxLength: 200, separator: '-' })}`,
    metricName: counted.id,
    metricValue: '1',
    // Any other event counts as zero, so that a graph shows a line instead of dots.
    defaultValue: 0,
  }).metric({ label: counted.title, statistic: cloudwatch.Stats.SUM });
}

function entered(states: readonly string[]): logs.IFilterPattern {
  const names = states.map((name) => logs.FilterPattern.stringValue('$.details.name', '=', name));
  return logs.FilterPattern.all(
    logs.FilterPattern.stringValue('$.type', '=', 'PassStateEntered'),
    names.length === 1 ? names[0] : logs.FilterPattern.any(...names),
  );
}

/** The states of a workflow have the same scope as its state machine. */
function hasState(stateMachine: sfn.StateMachine, name: string): boolean {
  const around = stateMachine.node.scope?.node.findAll() ?? [];
  return around.some((child) => child instanceof sfn.State && child.stateId === name);
}
