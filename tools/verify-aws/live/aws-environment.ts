/** AWS itself, through the CDK CLI and the AWS CLI. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aws, runCommand } from './aws-cli';
import type { Deployed, Place } from './place';
import { TAG, type Throwaway } from './stack';

export function awsEnvironment({ stackName, folder }: Throwaway, region: string): Place {
  const named = ['--stack-name', stackName, '--region', region];
  // Removed with the folder at the end.
  const outputs = join(folder, 'outputs.json');
  return {
    removal: `aws cloudformation delete-stack ${named.join(' ')}`,
    deploy: async (signal) => {
      const options = ['--app', folder, '--require-approval', 'never', '--outputs-file', outputs];
      await runCommand('npx', ['cdk', 'deploy', stackName, ...options], { signal, env: { AWS_REGION: region } });
      return deployedIn(readFileSync(outputs, 'utf8'), { stackName, folder }, region);
    },
    destroy: async () => {
      // Also for a stack that is being created, or was never created.
      await aws(['cloudformation', 'delete-stack', ...named]);
      await aws(['cloudformation', 'wait', 'stack-delete-complete', ...named]);
    },
    remaining: async () => {
      const filter = ['--tag-filters', `Key=${TAG},Values=${stackName}`, '--region', region];
      const answer = JSON.parse(await aws(['resourcegroupstaggingapi', 'get-resources', ...filter])) as {
        readonly ResourceTagMappingList: readonly { readonly ResourceARN: string }[];
      };
      return answer.ResourceTagMappingList.map(({ ResourceARN: arn }) => arn);
    },
  };
}

function deployedIn(text: string, { stackName, folder }: Throwaway, region: string): Deployed {
  const outputs = (JSON.parse(text) as Record<string, Record<string, string>>)[stackName];
  return {
    endpoint: outputs.OutEndpoint,
    stateMachineArn: outputs.OutStateMachineArn,
    tableName: outputs.OutTableName,
    region,
    alone: {
      alarmName: outputs.OutAlarmName,
      alarmQueueUrl: outputs.OutAlarmQueueUrl,
      functionName: outputs.OutFunctionName,
      template: join(folder, `${stackName}.template.json`),
    },
  };
}
