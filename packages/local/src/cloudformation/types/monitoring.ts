/** Logs, alarms, dashboards. */
import { arn } from '../../base/arn';
import { longId, nameOf, uuidOf, named } from '../names';
import { CALLS_FAIL, cannotRun, needsNothing, type ResourceTypes } from '../resource-type';

const FILES = 'only this server reads the files and the logs';
const LOGS = 'its log lines are printed, and kept while the server runs';
const MONITORING = 'nothing is measured here';

export const MONITORING_TYPES: ResourceTypes = {
  'AWS::Logs::ResourcePolicy': needsNothing(FILES, named('PolicyName', 255)),
  'AWS::Logs::LogGroup': needsNothing(LOGS, (r) => {
    const name = nameOf(r, 'LogGroupName', 512);
    return { ref: name, attributes: { Arn: arn('logs', `log-group:${name}:*`) } };
  }),
  'AWS::Logs::LogStream': needsNothing(LOGS, named('LogStreamName', 512)),
  'AWS::CloudWatch::Alarm': needsNothing(
    MONITORING,
    named('AlarmName', 255, (name) => ({ Arn: arn('cloudwatch', `alarm:${name}`) })),
  ),
  'AWS::CloudWatch::CompositeAlarm': needsNothing(
    MONITORING,
    named('AlarmName', 255, (name) => ({
      Arn: arn('cloudwatch', `alarm:${name}`),
    })),
  ),
  'AWS::CloudWatch::Dashboard': needsNothing(MONITORING, named('DashboardName', 255)),
  'AWS::Logs::MetricFilter': needsNothing(MONITORING, named('FilterName', 512)),
  'AWS::Logs::QueryDefinition': needsNothing(MONITORING, (r) => ({
    ref: uuidOf(r),
    attributes: { QueryDefinitionId: uuidOf(r) },
  })),
  'AWS::XRay::Group': needsNothing(MONITORING, (r) => {
    const groupArn = arn('xray', `group/${nameOf(r, 'GroupName', 32)}/${longId(r)}`);
    return { ref: groupArn, attributes: { GroupARN: groupArn } };
  }),
  'Custom::LogRetention': needsNothing(LOGS),
  'AWS::Logs::SubscriptionFilter': cannotRun(CALLS_FAIL, named('FilterName', 512)),
};
