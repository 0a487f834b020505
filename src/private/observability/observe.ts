import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { formAlarms } from './alarms';
import { letAlarmsPublish, NOT_ACROSS_REGIONS } from './alarms-publish';
import { formDashboard } from './dashboard';
import type { FormMetrics } from './metrics';
import type { ObservabilityOptions } from '../../observability-options';
import { requireOwnRegion } from '../resources/environments';

/** The resources to observe. */
export interface ObserveProps {
  readonly metrics: FormMetrics;
  readonly stateMachine: sfn.StateMachine;
  readonly logGroup: logs.ILogGroup;
  readonly deadLetterAlarm: cloudwatch.Alarm;
}

/** All alarms, the one for dead letters first, and the dashboard if there is one. */
export interface Observers {
  readonly alarms: cloudwatch.Alarm[];
  readonly dashboard?: cloudwatch.Dashboard;
}

/** Creates the alarms and the dashboard that the options ask for. */
export function observe(scope: Construct, props: ObserveProps, options: ObservabilityOptions): Observers {
  const { metrics, deadLetterAlarm } = props;
  const { logLevel = sfn.LogLevel.ALL } = options;
  if (options.includeExecutionData && logLevel === sfn.LogLevel.OFF) {
    throw new Error(
      'observability.includeExecutionData must be left out if there is no log, got: true with logLevel OFF. ' +
        'Set logLevel to ALL, ERROR or FATAL',
    );
  }
  if (options.dashboard && logLevel === sfn.LogLevel.ALL && options.logClass === logs.LogGroupClass.INFREQUENT_ACCESS) {
    throw new Error(
      'observability.logClass must be STANDARD if observability.dashboard counts submissions with metric filters, got: ' +
        'INFREQUENT_ACCESS, which does not support them. Leave the dashboard out, or set logLevel to ERROR to turn the counts off',
    );
  }
  if (options.alarms?.topic) {
    requireOwnRegion(scope, options.alarms.topic, 'observability.alarms.topic', NOT_ACROSS_REGIONS);
  }
  const alarms = [deadLetterAlarm];
  if (options.alarms) alarms.push(...formAlarms(scope, metrics, deadLetterAlarm, options.alarms));
  letAlarmsPublish(scope, options.alarms?.topic);
  return {
    alarms,
    dashboard: options.dashboard && formDashboard(scope, { ...props, alarms, logLevel }, options.dashboard),
  };
}
