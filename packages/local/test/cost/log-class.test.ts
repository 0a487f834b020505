import { runStateMachine } from '../../src/asl';
import { readAssembly } from '../../src/assembly/read-assembly';
import { type JsonObject } from '../../src/base/json';
import { type CountedUsage } from '../../src/cost/call-usage';
import { costOf } from '../../src/cost/cost';
import { usageOf } from '../../src/cost/execution-usage';
import { PRICES } from '../../src/cost/prices';
import { planOf } from '../../src/plan/plan';
import { describedIn } from '../../src/services/registry';
import { writeAssembly } from '../support/assembly';
import { temporaryFolder } from '../support/folder';
import { formTemplate, resource } from '../support/form-template';

const DEFINITION = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };

const LOGGING = {
  Level: 'ALL',
  IncludeExecutionData: true,
  Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Log', 'Arn'] } } }],
};

async function usage(logSettings: JsonObject): Promise<CountedUsage> {
  const template = formTemplate({
    resources: {
      Flow: resource('AWS::StepFunctions::StateMachine', {
        StateMachineType: 'EXPRESS',
        RoleArn: 'arn:aws:iam::123456789012:role/Flow',
        DefinitionString: JSON.stringify(DEFINITION),
        LoggingConfiguration: LOGGING,
      }),
      Log: resource('AWS::Logs::LogGroup', logSettings),
    },
  });
  const plan = planOf(readAssembly(writeAssembly({ Form: template })), temporaryFolder());
  const descriptions = describedIn(plan);
  const [machine] = descriptions.stateMachines;
  const { history } = await runStateMachine(DEFINITION, {}, { invoke: async () => ({}) });
  const execution = {
    executionArn: `${machine.arn}:run`,
    stateMachineArn: machine.arn,
    stateMachineName: machine.name,
    name: 'run',
    status: 'SUCCEEDED' as const,
    startDate: 0,
    stopDate: 1,
    input: '{}',
    path: '',
    history,
  };
  return usageOf(execution, { machine, descriptions, logGroups: plan.logGroups });
}

test('a log of the class INFREQUENT_ACCESS costs half as much to write', async () => {
  const standard = await usage({});
  const infrequent = await usage({ LogGroupClass: 'INFREQUENT_ACCESS' });
  const { logBytes, ...others } = standard.usage;
  expect(logBytes).toBeGreaterThan(0);
  expect(infrequent.usage).toEqual({ ...others, infrequentLogBytes: logBytes });
  const [dear, cheap] = [standard, infrequent].map(
    (used) => costOf(used, PRICES['us-east-1']).services.get('CloudWatch Logs') ?? NaN,
  );
  expect(cheap / dear).toBeCloseTo(0.5);
});
