import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { DURATION, RETENTION, TOPIC } from './common';
import { AlarmsOptions, DashboardOptions, FormAlarm, ObservabilityOptions } from '../../../../observability-options';
import { optionsOf, Shape } from '../check-options';
import { BOOLEAN, listOf, NUMBER, oneOf, TEXT, withMember } from '../kinds';

/** Newer versions of CDK have a third class, which keeps logs for only a day. */
const LOG_CLASSES = {
  STANDARD: logs.LogGroupClass.STANDARD,
  INFREQUENT_ACCESS: logs.LogGroupClass.INFREQUENT_ACCESS,
};

const DASHBOARD_OPTIONS: Shape<DashboardOptions> = { name: TEXT, defaultInterval: DURATION };
const ALARMS_OPTIONS: Shape<AlarmsOptions> = {
  actions: listOf('alarm actions', withMember('an alarm action, such as an SnsAction', 'bind')),
  topic: TOPIC,
  failedExecutions: NUMBER,
  timedOutExecutions: NUMBER,
  throttledExecutions: NUMBER,
  executionTime: DURATION,
  apiServerErrors: NUMBER,
  oldestParkedSubmission: DURATION,
  exclude: listOf('FormAlarms', oneOf('one of FormAlarm, such as FormAlarm.EXECUTION_TIME', FormAlarm)),
};
export const OBSERVABILITY_OPTIONS: Shape<ObservabilityOptions> = {
  logLevel: oneOf('one of LogLevel: OFF, ALL, ERROR or FATAL', sfn.LogLevel),
  includeExecutionData: BOOLEAN,
  tracing: BOOLEAN,
  logRetention: RETENTION,
  logClass: oneOf('one of LogGroupClass: STANDARD or INFREQUENT_ACCESS', LOG_CLASSES),
  dashboard: optionsOf(DASHBOARD_OPTIONS),
  alarms: optionsOf(ALARMS_OPTIONS),
};
