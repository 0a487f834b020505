/** Step Functions, for the registry. */
import { stateMachineAccess } from './access';
import { stateMachines } from './describe';
import { type StateMachineDescription } from './description';
import { SfnService } from './sfn-service';
import { StepFunctions } from './step-functions';
import { type ServiceDefinition } from '../definition';

export const stepFunctions: ServiceDefinition<'sfn', 'stateMachines', StateMachineDescription, SfnService> = {
  name: 'sfn',
  resources: stateMachines,
  access: stateMachineAccess,
  actionPrefixes: ['states'],
  wire: {
    protocol: 'json',
    version: '1.0',
    target: 'AWSStepFunctions',
    namespace: 'com.amazonaws.swf.service.v2.model',
  },
  // From StartSyncExecution to a running function: 77 and 241 ms. The function's share is counted separately.
  // https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/
  latency: { p50: 50, p99: 180 },
  cost: { free: 'each execution is counted by itself' },
  model: { name: 'sfn', errorPrefix: 'Sfn', botocore: 'stepfunctions' },
  readme: {
    title: 'Step Functions',
    operations:
      '`StartSyncExecution`, `StartExecution`, `ListStateMachines`, `DescribeStateMachine`, `ValidateStateMachineDefinition`, `TestState`; operations that AWS refuses for Express executions are refused',
    rows: [{ resource: '`AWS::StepFunctions::StateMachine`', here: 'Express; JSONata and JSONPath' }],
  },
  start: (descriptions, { invoke, onExecution = () => undefined }) =>
    new SfnService(new StepFunctions(descriptions, { invoke, onExecution })),
};
