/** Lambda, for the registry. */
import { functionAccess } from './access';
import { functions } from './describe';
import { type FunctionDescription } from './description';
import { Lambda } from './lambda';
import { functionUsage } from './usage';
import { lambdaWire } from './wire';
import { member } from '../../base/json';
import { type ServiceDefinition } from '../definition';

export const lambda: ServiceDefinition<'lambda', 'functions', FunctionDescription, Lambda> = {
  name: 'lambda',
  resources: functions,
  access: functionAccess,
  actionPrefixes: ['lambda'],
  wire: lambdaWire,
  // Without the work of the function itself; "under 20 ms": https://alexmayhew.dev/blog/lambda-tax-cold-starts
  latency: { p50: 15, p99: 60 },
  cost: {
    counter:
      (descriptions) =>
      ({ operation, input }) =>
        operation === 'Invoke' ? functionUsage(String(member(input, 'FunctionName')), descriptions) : undefined,
  },
  model: { name: 'lambda', errorPrefix: 'Lambda' },
  readme: {
    title: 'Lambda',
    operations: '`Invoke`',
    rows: [
      {
        resource: '`AWS::Lambda::Function`',
        here: 'Node.js code from assets or inline, in child processes, with its environment and timeout, on the Node.js version of the server',
      },
      {
        resource: '`AWS::Lambda::EventSourceMapping`',
        here: 'from queues: batches, windows, concurrency, partial failures; no filters',
      },
    ],
  },
  start: (descriptions, context) =>
    new Lambda(descriptions, {
      region: context.region,
      accountId: context.accountId,
      concurrency: context.functionConcurrency,
      baseEnvironment: context.functionEnvironment,
      runtimeModules: context.runtimeModules,
      onInvocation: context.onInvocation,
    }),
};
