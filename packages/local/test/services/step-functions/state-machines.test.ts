import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject } from '../../../src/base/json';
import { describeStateMachines } from '../../../src/services/step-functions/describe';
import { type StateMachineDescription } from '../../../src/services/step-functions/description';
import { resourcesOf } from '../../support/assembly';
import { post, startForm, startTemplate } from '../../support/backend';
import { temporaryFolder } from '../../support/folder';
import { ECHO, formTemplate } from '../../support/form-template';

function describeOne(properties: JsonObject, assets = {}): StateMachineDescription {
  const template = {
    Resources: {
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'it"ems' } },
      Flow: { Type: 'AWS::StepFunctions::StateMachine', Properties: properties },
    },
  };
  return describeStateMachines(resourcesOf(template, assets))[0];
}

describe('a definition can be', () => {
  test('text with references in it', () => {
    const [before, after] = JSON.stringify({ Comment: 'at HERE' }).split('HERE');
    const machine = describeOne({ DefinitionString: { 'Fn::Join': ['', [before, { Ref: 'AWS::Region' }, after]] } });
    expect(machine.definition).toEqual({ Comment: 'at us-east-1' });
  });

  test('an object', () => {
    expect(describeOne({ Definition: { Comment: { Ref: 'AWS::Region' } } }).definition).toEqual({
      Comment: 'us-east-1',
    });
  });

  test('text with substitutions, whose values cannot break the JSON', () => {
    const machine = describeOne({
      DefinitionString: '{"Comment":"${Table} ${Other}"}',
      DefinitionSubstitutions: { Table: { Ref: 'Table' } },
    });
    expect(machine.definition).toEqual({ Comment: 'it"ems ${Other}' });
  });

  test('in a file of the assembly', () => {
    const file = join(temporaryFolder(), 'flow.asl.json');
    writeFileSync(file, JSON.stringify(ECHO));
    const location = { Bucket: 'assets', Key: 'flow.json' };
    expect(describeOne({ DefinitionS3Location: location }, { 'flow.json': file }).definition).toEqual(ECHO);
  });

  test('missing, which is an error', () => {
    expect(() => describeOne({})).toThrow(
      'Form/Flow: the definition of the state machine is not in the cloud assembly.',
    );
    expect(() => describeOne({ DefinitionString: '[]' })).toThrow('is not a JSON object');
  });

  test('a state machine without a type is STANDARD', () => {
    expect(describeOne({ Definition: ECHO }).type).toBe('STANDARD');
  });
});

test('definitions that AWS would refuse prevent the start, with all their problems', async () => {
  const definition = { StartAt: 'Gone', States: { Here: { Type: 'Pass', Next: 'Nowhere' } } };
  const started = startForm({ definition });
  await expect(started).rejects.toThrow('AWS would refuse the definition of Form/Flow:');
  await expect(started).rejects.toThrow(/Gone[^]*Nowhere|Nowhere[^]*Gone/);
});

test('a task that cannot run here is reported at the start', async () => {
  const definition = {
    StartAt: 'Build',
    States: {
      Build: {
        Type: 'Task',
        Resource: 'arn:aws:states:::codebuild:startBuild',
        Parameters: { ProjectName: 'site' },
        End: true,
      },
    },
  };
  const backend = await startForm({ definition });
  expect(backend.notices).toMatchObject([
    { path: 'Form/Flow', message: expect.stringMatching(/^the state "Build" fails: .*codebuild:startBuild/) },
  ]);
});

test('an execution is kept with its input, output, path and history', async () => {
  const lines: string[] = [];
  const backend = await startForm({}, { log: (line) => lines.push(line) });
  await post(backend, '{"a":1}');
  expect(backend.executions()).toMatchObject([
    { status: 'SUCCEEDED', input: '{"a":1}', output: '{"a":1}', path: 'Echo', stateMachineName: expect.any(String) },
  ]);
  expect(backend.executions()[0].history.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionSucceeded',
  ]);
  expect(lines).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d SUCCEEDED \d+ ms {2}Echo$/)]);
});

test('only the last hundred executions are kept', async () => {
  const backend = await startForm();
  for (let i = 0; i < 101; i++) await post(backend, String(i));
  expect(backend.executions()).toHaveLength(100);
  expect(backend.executions()[0].input).toBe('1');
});

test('the context object has the execution and its state machine', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Tell',
    States: { Tell: { Type: 'Pass', Output: '{% $states.context %}', End: true } },
  };
  const backend = await startTemplate(formTemplate({ definition }));
  const envelope = (await (await post(backend, '{}')).json()) as Record<string, string>;
  expect(JSON.parse(envelope.output)).toMatchObject({
    Execution: { Id: envelope.executionArn, Name: envelope.name, RoleArn: 'arn:aws:iam::123456789012:role/Flow' },
    StateMachine: { Id: envelope.stateMachineArn },
  });
});
