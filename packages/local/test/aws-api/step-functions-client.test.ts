import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  StopExecutionCommand,
  TestStateCommand,
  type TestStateCommandInput,
  type TestStateCommandOutput,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { clientsOf } from './clients';
import { startWorkshop } from './workshop';
import { type Json, type JsonObject } from '../../src/base/json';
import { ECHO, resource } from '../support/form-template';

async function startClient(): Promise<SFNClient> {
  return clientsOf(await startWorkshop()).sfn;
}

describe('state machines', () => {
  const Logged = resource('AWS::StepFunctions::StateMachine', {
    StateMachineName: 'logged',
    StateMachineType: 'EXPRESS',
    RoleArn: 'arn:aws:iam::123456789012:role/Flow',
    DefinitionString: JSON.stringify(ECHO),
    LoggingConfiguration: {
      Level: 'ERROR',
      IncludeExecutionData: true,
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:x:*' } }],
    },
  });

  test('are listed and described', async () => {
    const { sfn } = clientsOf(await startWorkshop({ resources: { Logged } }));
    const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
    const listed = stateMachines.find(({ name }) => name === 'logged');
    expect(stateMachines).toHaveLength(2);
    expect(listed).toMatchObject({ type: 'EXPRESS', creationDate: expect.any(Date) });
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: listed?.stateMachineArn }));
    expect(JSON.parse(described.definition ?? '')).toEqual(ECHO);
    expect(described).toMatchObject({
      status: 'ACTIVE',
      loggingConfiguration: {
        level: 'ERROR',
        includeExecutionData: true,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: expect.stringContaining('log-group:x') } }],
      },
    });
  });

  test('of type EXPRESS have no executions to list', async () => {
    const backend = await startWorkshop();
    const { sfn } = clientsOf(backend);
    const executionArn = 'arn:aws:states:us-east-1:123456789012:express:a:b:c';
    const refused = { name: 'InvalidArn' };
    await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject(refused);
    await expect(sfn.send(new GetExecutionHistoryCommand({ executionArn }))).rejects.toMatchObject(refused);
    await expect(sfn.send(new StopExecutionCommand({ executionArn }))).rejects.toMatchObject(refused);
    const [{ arn: stateMachineArn }] = backend.running.stateMachines;
    await expect(sfn.send(new ListExecutionsCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
    });
  });

  test('can be validated before they are deployed', async () => {
    const sfn = await startClient();
    const validate = (definition: JsonObject) =>
      sfn.send(new ValidateStateMachineDefinitionCommand({ definition: JSON.stringify(definition), type: 'EXPRESS' }));
    expect(await validate(ECHO)).toMatchObject({ result: 'OK', diagnostics: [] });
    expect(await validate({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } })).toMatchObject({
      result: 'FAIL',
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'MISSING_TRANSITION_TARGET' })]),
    });
  });
});

describe('TestState', () => {
  type Rest = Omit<TestStateCommandInput, 'definition' | 'input'>;

  async function run(state: JsonObject, input: Json = {}, rest: Rest = {}): Promise<TestStateCommandOutput> {
    const sfn = await startClient();
    const given = { definition: JSON.stringify(state), input: JSON.stringify(input), ...rest };
    const { $metadata: _metadata, ...answer } = await sfn.send(new TestStateCommand(given));
    return answer as TestStateCommandOutput;
  }

  const TASK = {
    Type: 'Task',
    QueryLanguage: 'JSONata',
    Resource: 'arn:aws:states:::aws-sdk:comprehend:detectSentiment',
    Arguments: { Text: '{% $states.input.text %}', LanguageCode: 'en' },
    Output: '{% $states.result.Sentiment %}',
    Next: 'Tell',
  };

  test('runs a task against the local services, and returns the next state', async () => {
    const roleArn = 'arn:aws:iam::123456789012:role/Tester';
    expect(await run(TASK, { text: 'I hate it.' }, { roleArn })).toEqual({
      status: 'SUCCEEDED',
      output: '"NEGATIVE"',
      nextState: 'Tell',
    });
  });

  test('uses a mock instead of the service', async () => {
    const mock = { result: '{"Sentiment":"MIXED"}' };
    expect(await run(TASK, { text: 'x' }, { mock })).toMatchObject({ output: '"MIXED"' });
  });

  test('reports that a failure would be caught, with the next state and the output', async () => {
    const Catch: JsonObject[] = [
      { ErrorEquals: ['States.Timeout'], Next: 'Late' },
      { ErrorEquals: ['States.ALL'], Next: 'Give Up', Output: { why: '{% $states.errorOutput.Error %}' } },
    ];
    const mock = { errorOutput: { error: 'Comprehend.ThrottlingException', cause: 'too many' } };
    expect(await run({ ...TASK, Catch }, { text: 'x' }, { mock, inspectionLevel: 'DEBUG' })).toMatchObject({
      status: 'CAUGHT_ERROR',
      error: 'Comprehend.ThrottlingException',
      cause: 'too many',
      nextState: 'Give Up',
      output: '{"why":"Comprehend.ThrottlingException"}',
      inspectionData: { errorDetails: { catchIndex: 1 } },
    });
  });

  test('reports that a failure would be retried, until the retrier has no attempts left', async () => {
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 }];
    const again = (retrierRetryCount: number) =>
      run(
        { ...TASK, Retry },
        { text: 'x' },
        {
          mock: { errorOutput: { error: 'Busy', cause: 'c' } },
          stateConfiguration: { retrierRetryCount },
          inspectionLevel: 'DEBUG',
        },
      );
    expect(await again(1)).toMatchObject({
      status: 'RETRIABLE',
      error: 'Busy',
      cause: 'c',
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 6 } },
    });
    expect(await again(2)).toMatchObject({ status: 'FAILED', error: 'Busy', cause: 'c' });
  });

  test('returns a JSONata task’s arguments, result and variables', async () => {
    const { inspectionData } = await run(
      {
        ...TASK,
        Arguments: { Text: '{% $prefix & $states.input.text %}', LanguageCode: 'en' },
        Assign: { seen: true },
      },
      { text: 'x' },
      { mock: { result: '{"Sentiment":"MIXED"}' }, variables: '{"prefix":"a "}', inspectionLevel: 'DEBUG' },
    );
    expect(inspectionData).toEqual({
      input: '{"text":"x"}',
      afterArguments: '{"Text":"a x","LanguageCode":"en"}',
      result: '{"Sentiment":"MIXED"}',
      variables: '{"prefix":"a ","seen":true}',
    });
  });

  test('returns each stage of a JSONPath task', async () => {
    const { inspectionData, output } = await run(
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:comprehend:detectSentiment',
        InputPath: '$.a',
        Parameters: { 'Text.$': '$.text', LanguageCode: 'en' },
        ResultSelector: { 'sentiment.$': '$.Sentiment' },
        ResultPath: '$.found',
        OutputPath: '$.found',
        End: true,
      },
      { a: { text: 'x' } },
      { mock: { result: '{"Sentiment":"MIXED","More":1}' }, inspectionLevel: 'DEBUG' },
    );
    expect(inspectionData).toEqual({
      input: '{"a":{"text":"x"}}',
      afterInputPath: '{"text":"x"}',
      afterParameters: '{"Text":"x","LanguageCode":"en"}',
      result: '{"Sentiment":"MIXED","More":1}',
      afterResultSelector: '{"sentiment":"MIXED"}',
      afterResultPath: '{"a":{"text":"x"},"found":{"sentiment":"MIXED"}}',
    });
    expect(output).toBe('{"sentiment":"MIXED"}');
  });

  test('returns the request and the response of an HTTP task at the level TRACE', async () => {
    const { inspectionData } = await run(
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::http:invoke',
        Parameters: {
          ApiEndpoint: 'https://example.com/hook',
          Method: 'POST',
          RequestBody: { a: 1 },
          InvocationConfig: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/crm/1' },
        },
        End: true,
      },
      {},
      {
        mock: { result: '{"StatusCode":201,"StatusText":"Created","Headers":{"x":["y"]},"ResponseBody":{"id":7}}' },
        inspectionLevel: 'TRACE',
      },
    );
    expect(inspectionData).toMatchObject({
      request: { method: 'POST', url: 'https://example.com/hook', body: '{"a":1}' },
      response: { statusCode: '201', statusMessage: 'Created', headers: '{"x":["y"]}', body: '{"id":7}' },
    });
  });

  test('follows a choice, its default, and the end', async () => {
    const choice = {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'One' }],
      Default: 'TestState',
    };
    expect(await run(choice, { n: 1 })).toMatchObject({ status: 'SUCCEEDED', nextState: 'One' });
    expect(await run(choice, { n: 2 })).toMatchObject({ nextState: 'TestState', output: '{"n":2}' });
    expect(await run({ Type: 'Succeed' }, 3)).toEqual({ status: 'SUCCEEDED', output: '3' });
    expect(await run({ Type: 'Fail', Error: 'No', Cause: 'why' })).toEqual({
      status: 'FAILED',
      error: 'No',
      cause: 'why',
    });
  });

  test('tests one state of a whole definition, also in a branch, and mocks a whole Parallel state', async () => {
    const machine = {
      StartAt: 'Both',
      QueryLanguage: 'JSONata',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Inner', States: { Inner: { Type: 'Pass', Output: '{% $states.input.a %}', End: true } } },
          ],
          Output: '{% $sum($states.result) %}',
          End: true,
        },
      },
    };
    expect(await run(machine, { a: 5 }, { stateName: 'Inner' })).toMatchObject({ output: '5' });
    expect(await run(machine, {}, { stateName: 'Both', mock: { result: '[3]' } })).toMatchObject({ output: '3' });
    await expect(run(machine, {}, {})).rejects.toMatchObject({ name: 'InvalidDefinition' });
    await expect(run(machine, {}, { stateName: 'None' })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('a Wait state takes no time, and the context object has the role of the test', async () => {
    const waiting = { Type: 'Wait', Seconds: 3600, Next: 'Later' };
    expect(await run(waiting, { a: 1 })).toMatchObject({ nextState: 'Later', output: '{"a":1}' });
    const pass = {
      Type: 'Pass',
      Parameters: { 'role.$': '$$.Execution.RoleArn' },
      End: true,
    };
    const roleArn = 'arn:aws:iam::123456789012:role/Tester';
    const { output } = await run(pass, {}, { roleArn });
    expect(JSON.parse(output ?? '')).toEqual({ role: roleArn });
  });

  test.each<[string, JsonObject, Rest, string]>([
    ['a state that AWS would not take', { Type: 'Pass' }, {}, 'InvalidDefinition'],
    ['variables that are no object', { Type: 'Succeed' }, { variables: '[]' }, 'ValidationException'],
    ['a context that is no JSON', { Type: 'Succeed' }, { context: '{' }, 'ValidationException'],
    ['a mock of nothing', { Type: 'Succeed' }, { mock: {} }, 'ValidationException'],
  ])('refuses %s', async (_what, state, rest, name) => {
    await expect(run(state, {}, rest)).rejects.toMatchObject({ name });
  });

  test('refuses a definition and an input that are not JSON', async () => {
    const sfn = await startClient();
    await expect(sfn.send(new TestStateCommand({ definition: '{' }))).rejects.toMatchObject({
      name: 'InvalidDefinition',
    });
    const definition = '{"Type":"Succeed"}';
    await expect(sfn.send(new TestStateCommand({ definition, input: '{' }))).rejects.toMatchObject({
      name: 'InvalidExecutionInput',
    });
  });
});
