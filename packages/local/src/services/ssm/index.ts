/** Systems Manager Parameter Store, for the registry. */
import { parameterAccess } from './access';
import { parameters } from './describe';
import { type ParameterDescription } from './description';
import { Ssm } from './ssm';
import { type ServiceDefinition } from '../definition';

export const ssm: ServiceDefinition<'ssm', 'parameters', ParameterDescription, Ssm> = {
  name: 'ssm',
  resources: parameters,
  access: parameterAccess,
  actionPrefixes: ['ssm'],
  wire: { protocol: 'json', version: '1.1', target: 'AmazonSSM', namespace: 'com.amazonaws.ssm' },
  // An estimate: reading a parameter takes as long as reading from a queue.
  latency: { p50: 15, p99: 100 },
  cost: {
    free: 'standard parameters, read at the standard rate, cost nothing: https://aws.amazon.com/systems-manager/pricing/',
  },
  model: { name: 'ssm', errorPrefix: 'Ssm' },
  readme: {
    title: 'Systems Manager',
    operations: '`GetParameter`, `GetParameters`',
    rows: [
      {
        resource: '`AWS::SSM::Parameter`',
        here: 'read by `GetParameter(s)`, and by parameters of templates (`valueForStringParameter`); read-only',
      },
    ],
  },
  start: (descriptions, { clock }) => new Ssm(descriptions, clock.now()),
};
