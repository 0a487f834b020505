// Checks of options beyond `mistakes/javascript.ts`: that nothing else is refused, and those of the API alone.
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import {
  FormAlarm,
  SentimentFormBackend,
  SentimentFormBackendProps,
  SyncWorkflowApi,
  SyncWorkflowApiProps,
} from '../src';
import { newStack } from './support/synth';

/** Values that JavaScript code can pass, because no compiler checks them. */
const untyped = <T>(value: unknown) => value as T;

test('accepts other names, and names without a value', () => {
  const props = untyped<SentimentFormBackendProps>({
    tableName: 'forms',
    subject: 'Hello',
    constructor: 'x',
    alowedOrigins: undefined,
    api: { throttel: undefined, cors: true, toString: 'x' },
    textField: undefined,
  });
  expect(() => new SentimentFormBackend(newStack(), 'Form', props)).not.toThrow();
});

test("accepts CDK's enumerations, and classes that implement its interfaces", () => {
  const stack = newStack();
  const topic = new sns.Topic(stack, 'Topic');
  const mine: cloudwatch.IAlarmAction = { bind: (scope, alarm) => new SnsAction(topic).bind(scope, alarm) };
  expect(
    () =>
      new SentimentFormBackend(stack, 'Form', {
        submissions: {
          removalPolicy: RemovalPolicy.DESTROY,
          retention: Duration.days(30),
          encryptionKey: new kms.Key(stack, 'Key'),
        },
        api: { accessLogRetention: logs.RetentionDays.INFINITE },
        observability: {
          logLevel: sfn.LogLevel.ERROR,
          logRetention: logs.RetentionDays.ONE_DAY,
          alarms: { actions: [mine], exclude: [FormAlarm.EXECUTION_TIME] },
        },
      }),
  ).not.toThrow();
});

const machine = (stack: Stack) => sfn.StateMachine.fromStateMachineName(stack, 'Machine', 'machine');

test.each<[string, (stack: Stack) => unknown, string]>([
  ['no props', () => undefined, 'The options of SyncWorkflowApi must be an object, got: undefined'],
  ['no state machine', () => ({}), 'stateMachine must be a state machine, got: undefined'],
  ['a state machine of null', () => ({ stateMachine: null }), 'stateMachine must be a state machine, got: null'],
  ['the name of one', () => ({ stateMachine: 'machine' }), "stateMachine must be a state machine, got: 'machine'"],
  [
    'a misspelt state machine',
    (stack) => ({ statemachine: machine(stack) }),
    'statemachine is not an option of SyncWorkflowApi, which has accessLogRetention, allowedOrigins, authorizationScopes, ' +
      'authorizer, domain, encryptionKey, integrationTimeout, ipAddressType, path, stateMachine, throttle. Did you mean stateMachine?',
  ],
  [
    'a misspelt throttle',
    (stack) => ({ stateMachine: machine(stack), throttle: { burst_limit: 5 } }),
    'throttle.burst_limit is not an option of throttle, which has burstLimit, rateLimit. Did you mean burstLimit?',
  ],
])('refuses %s for a SyncWorkflowApi', (_, props, message) => {
  const stack = newStack();
  expect(() => new SyncWorkflowApi(stack, 'Api', untyped<SyncWorkflowApiProps>(props(stack)))).toThrow(
    new Error(message),
  );
});
