// Limits and addresses of a form: the maximum throughput of the table, the class of its logs, and how its API is
// reached.
import { Template } from 'aws-cdk-lib/assertions';
import { IpAddressType } from 'aws-cdk-lib/aws-apigatewayv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { SyncWorkflowApi } from '../src';
import { backend, newStack } from './support/synth';

interface Table {
  readonly OnDemandThroughput?: unknown;
  readonly GlobalSecondaryIndexes: readonly { readonly OnDemandThroughput?: unknown }[];
}

const LOG = 'AWS::Logs::LogGroup';

test.each([
  [{}, undefined],
  [{ maxWriteRequestUnits: 30 }, { MaxWriteRequestUnits: 30 }],
  [{ maxReadRequestUnits: 10 }, { MaxReadRequestUnits: 10 }],
  [
    { maxReadRequestUnits: 100, maxWriteRequestUnits: 400 },
    { MaxReadRequestUnits: 100, MaxWriteRequestUnits: 400 },
  ],
])('the table and its index have the same maximum throughput: %j', (submissions, expected) => {
  const [{ Properties }] = Object.values(backend({ submissions }).template.findResources('AWS::DynamoDB::Table'));
  const { OnDemandThroughput, GlobalSecondaryIndexes } = Properties as Table;
  expect(OnDemandThroughput).toEqual(expected);
  expect(GlobalSecondaryIndexes.map((index) => index.OnDemandThroughput)).toEqual([expected]);
});

test.each([
  [{}, undefined],
  [{ ipAddressType: IpAddressType.DUAL_STACK }, 'dualstack'],
  [{ ipAddressType: IpAddressType.IPV4 }, 'ipv4'],
])('the API is reachable as configured: %j', (api, expected) => {
  expect(addressesOf(backend({ api }).template)).toEqual([expected]);
});

test('the API of another workflow is reachable over IPv6, too', () => {
  const stack = newStack();
  const stateMachine = sfn.StateMachine.fromStateMachineName(stack, 'Machine', 'machine');
  new SyncWorkflowApi(stack, 'Orders', { stateMachine, ipAddressType: IpAddressType.DUAL_STACK });
  expect(addressesOf(Template.fromStack(stack))).toEqual(['dualstack']);
});

test('the logs of the workflow and of the sweep have the configured class, and no other log has', () => {
  const { template } = backend({ observability: { logClass: logs.LogGroupClass.INFREQUENT_ACCESS } });
  const infrequent = template.findResources(LOG, { Properties: { LogGroupClass: 'INFREQUENT_ACCESS' } });
  expect(Object.keys(infrequent).map((id) => id.replace(/Logs.*/, ''))).toEqual(['FormWorkflow', 'FormSweep']);
});

test('without a class, a log group has none, as in every earlier version', () => {
  expect(JSON.stringify(backend().template.findResources(LOG))).not.toContain('LogGroupClass');
});

test('a dashboard without counters from the log allows any log class', () => {
  const { template } = backend({
    observability: { dashboard: {}, logLevel: sfn.LogLevel.ERROR, logClass: logs.LogGroupClass.INFREQUENT_ACCESS },
  });
  template.resourceCountIs('AWS::Logs::MetricFilter', 0);
  template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
});

function addressesOf(template: Template): unknown[] {
  return Object.values(template.findResources('AWS::ApiGatewayV2::Api')).map(
    ({ Properties }) => (Properties as { readonly IpAddressType?: string }).IpAddressType,
  );
}
