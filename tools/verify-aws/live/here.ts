/** The runner, which is both an environment and the reference. */
import type { LocalBackend } from 'sentiment-form-local';
import type { Deployed } from './place';

export function deployedHere({ endpoint, running }: LocalBackend): Deployed {
  const workflow = running.stateMachines.find(({ path }) => path.includes('Workflow'));
  if (workflow === undefined) throw new Error('The assembly has no state machine of the workflow.');
  return {
    endpoint,
    stateMachineArn: workflow.arn,
    tableName: running.tables[0].name,
    region: 'us-east-1',
    servicesAt: endpoint,
  };
}
