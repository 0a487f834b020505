/** Step Functions' HTTP tasks, for the registry. */
import { httpTaskAccess } from './access';
import { connections } from './describe';
import { type ConnectionDescription } from './description';
import { HttpTasks } from './http-tasks';
import { type ServiceDefinition } from '../definition';

export const httpTasks: ServiceDefinition<'http', 'connections', ConnectionDescription, HttpTasks> = {
  name: 'http',
  resources: connections,
  access: httpTaskAccess,
  actionPrefixes: ['states', 'events', 'secretsmanager'],
  wire: { protocol: 'none', reason: 'only state machines can run HTTP tasks' },
  latency: { none: 'the duration of a request depends on the server that receives it' },
  cost: { free: 'Step Functions charges for the execution, and EventBridge nothing for its connections' },
  model: { none: 'an HTTP task does not call an AWS API' },
  readme: {
    title: 'HTTP tasks',
    operations: '`Invoke`, by state machines only; the error has its full name: `States.Http.StatusCode.503`',
    rows: [
      {
        resource: '`AWS::Events::Connection`, HTTP tasks',
        here: 'requests to this machine are sent; all others are only shown, and answered with an empty 200',
      },
    ],
  },
  start: (descriptions, { clock, random }) => new HttpTasks(descriptions, { clock, random }),
};
