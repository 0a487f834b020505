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

test('has every step for three months without the content of submissions, and traces, by default', () => {
  const { machine, log } = workflowOf({});
  expect(machine).toMatchObject({
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    TracingConfiguration: { Enabled: true },
  });
  expect(log).toMatchObject({ RetentionInDays: 90 });
});

test('has the configured level', () => {
  expect(workflowOf({ logLevel: sfn.LogLevel.ERROR }).machine).toMatchObject({
    LoggingConfiguration: { Level: 'ERROR' },
  });
});

test('has the content of submissions only if that is configured', () => {
  expect(workflowOf({ includeExecutionData: true }).machine).toMatchObject({
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true },
  });
});

test('has no traces if they are turned off', () => {
  expect(workflowOf({ tracing: false }).machine).toMatchObject({ TracingConfiguration: { Enabled: false } });
});

test('has the configured retention', () => {
  expect(workflowOf({ logRetention: logs.RetentionDays.ONE_WEEK }).log).toMatchObject({ RetentionInDays: 7 });
});
