import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { logicalId, observed } from './observed';
import { ObservabilityOptions } from '../../src';

const MACHINE = 'AWS::StepFunctions::StateMachine';
const LOG = 'AWS::Logs::LogGroup';

function workflowOf(options: ObservabilityOptions) {
  const { template } = observed(() => options);
  const machine = template.findResources(MACHINE)[logicalId(template, MACHINE, 'FormWorkflow')];
  const log = template.findResources(LOG)[logicalId(template, LOG, 'FormWorkflowLogs')];
  return { machine: machine.Properties as unknown, log: log.Properties as unknown };
}

test('logs every step for three months without what customers wrote, and traces, unless told otherwise', () => {
  const { machine, log } = workflowOf({});
  expect(machine).toMatchObject({
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    TracingConfiguration: { Enabled: true },
  });
  expect(log).toMatchObject({ RetentionInDays: 90 });
});

test('logs at the level that is asked for', () => {
  expect(workflowOf({ logLevel: sfn.LogLevel.ERROR }).machine).toMatchObject({
    LoggingConfiguration: { Level: 'ERROR' },
  });
});

test('logs what customers wrote only where that is asked for', () => {
  expect(workflowOf({ includeExecutionData: true }).machine).toMatchObject({
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true },
  });
});

test('does not trace where that is not wanted', () => {
  expect(workflowOf({ tracing: false }).machine).toMatchObject({ TracingConfiguration: { Enabled: false } });
});

test('keeps the log for as long as is asked for', () => {
  expect(workflowOf({ logRetention: logs.RetentionDays.ONE_WEEK }).log).toMatchObject({ RetentionInDays: 7 });
});
