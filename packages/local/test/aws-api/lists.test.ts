/** Lists, page by page, and the errors for invalid tokens and ARNs. These errors were recorded on AWS by localstack. */
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateListStateMachines,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { ListTopicsCommand, paginateListTopics } from '@aws-sdk/client-sns';
import { GetQueueUrlCommand, ListQueuesCommand, paginateListQueues, SendMessageCommand } from '@aws-sdk/client-sqs';
import { clientsOf } from './clients';
import { startWorkshop } from './workshop';
import { type LocalBackend } from '../../src/backend/local-options';
import { type JsonObject } from '../../src/base/json';
import { ECHO, resource } from '../support/form-template';

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine';
const ROLE = 'arn:aws:iam::123456789012:role/Flow';

function several(count: number, make: (number: number) => JsonObject): JsonObject {
  return Object.fromEntries(Array.from({ length: count }, (_, number) => [`One${number}`, make(number)]));
}

async function pages<Answer>(paginator: AsyncIterable<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for await (const answer of paginator) answers.push(answer);
  return answers;
}

describe('Step Functions', () => {
  const machines = several(4, (number) =>
    resource('AWS::StepFunctions::StateMachine', {
      StateMachineName: `m${number}`,
      StateMachineType: number === 0 ? 'STANDARD' : 'EXPRESS',
      RoleArn: ROLE,
      DefinitionString: JSON.stringify(ECHO),
    }),
  );

  test('lists its state machines page by page', async () => {
    const { sfn: client } = clientsOf(await startWorkshop({ resources: machines }));
    const answers = await pages(paginateListStateMachines({ client, pageSize: 2 }, {}));
    expect(answers.map(({ stateMachines = [] }) => stateMachines.length)).toEqual([2, 2, 1]);
    const names = answers.flatMap(({ stateMachines = [] }) => stateMachines.map(({ name }) => name));
    expect(new Set(names).size).toBe(5);
    const { stateMachines, nextToken } = await client.send(new ListStateMachinesCommand({ maxResults: 0 }));
    expect([stateMachines?.length, nextToken]).toEqual([5, undefined]);
  });

  test('refuses tokens that it did not return, and page sizes out of range', async () => {
    const { sfn } = clientsOf(await startWorkshop({ resources: machines }));
    const invalid = { name: 'InvalidToken', message: "Invalid Token: 'Invalid token'" };
    await expect(sfn.send(new ListStateMachinesCommand({ nextToken: 'x' }))).rejects.toMatchObject(invalid);
    const executions = new ListExecutionsCommand({ stateMachineArn: `${MACHINE}:m0`, nextToken: 'x' });
    await expect(sfn.send(executions)).rejects.toMatchObject(invalid);
    await expect(sfn.send(new ListStateMachinesCommand({ maxResults: 1001 }))).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: " +
        'Member must have value less than or equal to 1000',
    });
  });

  test('describes a state machine without its definition', async () => {
    const { sfn } = clientsOf(await startWorkshop({ resources: machines }));
    const stateMachineArn = `${MACHINE}:m1`;
    const described = await sfn.send(
      new DescribeStateMachineCommand({ stateMachineArn, includedData: 'METADATA_ONLY' }),
    );
    expect(described).toMatchObject({ name: 'm1', definition: '{}', roleArn: ROLE });
    const all = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn, includedData: 'ALL_DATA' }));
    expect(JSON.parse(all.definition ?? '')).toEqual(ECHO);
    expect(all).not.toHaveProperty('variableReferences');
  });

  test('describes the key of a state machine, and the variables that its states refer to', async () => {
    const Keeps = resource('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'keeps',
      StateMachineType: 'EXPRESS',
      RoleArn: ROLE,
      Definition: {
        QueryLanguage: 'JSONata',
        StartAt: 'Keep',
        States: {
          Keep: { Type: 'Pass', Assign: { kept: 1 }, Next: 'Give' },
          Give: { Type: 'Succeed', Output: '{% $kept %}' },
        },
      },
    });
    const { sfn } = clientsOf(await startWorkshop({ resources: { Keeps } }));
    const stateMachineArn = `${MACHINE}:keeps`;
    expect(await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      variableReferences: { Give: ['kept'] },
    });
  });

  const PREFIX = "Invalid Arn: 'Invalid ARN prefix: nope'";
  const type = (name: string): string => `Invalid Arn: 'Resource type not valid in this context: ${name}'`;
  const EXECUTION = 'arn:aws:states:us-east-1:123456789012:execution:m0:e';
  const EXPRESS = 'arn:aws:states:us-east-1:123456789012:express:m1:e:f';

  test.each([
    ['nope', PREFIX],
    ['arn:aws:states:us-east-1', "Invalid Arn: 'Invalid ARN prefix: arn:aws:states:us-east-1'"],
    [EXECUTION, type('execution')],
    [EXPRESS, type('express')],
    ['arn:aws:states:us-east-1:123456789012:activity:a', type('activity')],
  ])('%s is not a state machine', async (stateMachineArn, message) => {
    const { sfn } = clientsOf(await startWorkshop());
    const refused = { name: 'InvalidArn', message };
    await expect(sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject(refused);
    await expect(sfn.send(new ListExecutionsCommand({ stateMachineArn }))).rejects.toMatchObject(refused);
    await expect(sfn.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toMatchObject(refused);
    await expect(sfn.send(new StartSyncExecutionCommand({ stateMachineArn }))).rejects.toMatchObject(refused);
  });

  test.each([
    ['nope', 'InvalidArn', PREFIX],
    [EXPRESS, 'InvalidArn', type('express')],
    [`${MACHINE}:m0`, 'InvalidArn', type('stateMachine')],
    [EXECUTION, 'ExecutionDoesNotExist', `Execution Does Not Exist: '${EXECUTION}'`],
  ])('%s is not an execution', async (executionArn, name, message) => {
    const { sfn } = clientsOf(await startWorkshop());
    const refused = { name, message };
    await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject(refused);
    await expect(sfn.send(new GetExecutionHistoryCommand({ executionArn }))).rejects.toMatchObject(refused);
    await expect(sfn.send(new StopExecutionCommand({ executionArn }))).rejects.toMatchObject(refused);
  });
});

describe('SQS', () => {
  const queues = several(3, (number) => resource('AWS::SQS::Queue', { QueueName: `q${number}` }));
  const urlOf = ({ port }: LocalBackend, name: string): string => `http://127.0.0.1:${port}/123456789012/${name}`;

  test('lists its queues with their local URLs', async () => {
    const backend = await startWorkshop({ resources: queues });
    const { sqs: client } = clientsOf(backend);
    const answers = await pages(paginateListQueues({ client, pageSize: 2 }, { QueueNamePrefix: 'q' }));
    expect(answers.map(({ QueueUrls }) => QueueUrls)).toEqual([
      [urlOf(backend, 'q0'), urlOf(backend, 'q1')],
      [urlOf(backend, 'q2')],
    ]);
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: 'q1' }));
    expect(QueueUrl).toBe(urlOf(backend, 'q1'));
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
    expect(
      backend
        .queue('q1')
        .messages()
        .map(({ body }) => body),
    ).toEqual(['hello']);
  });

  test('refuses tokens that it did not return, and page sizes out of range', async () => {
    const { sqs } = clientsOf(await startWorkshop({ resources: queues }));
    const { NextToken } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'q', MaxResults: 1 }));
    const refused = { name: 'InvalidParameterValue' };
    const other = new ListQueuesCommand({ QueueNamePrefix: 'w', MaxResults: 1, NextToken });
    await expect(sqs.send(other)).rejects.toMatchObject(refused);
    await expect(sqs.send(new ListQueuesCommand({ MaxResults: 0 }))).rejects.toMatchObject(refused);
    await expect(sqs.send(new ListQueuesCommand({ MaxResults: 1001 }))).rejects.toMatchObject(refused);
  });
});

test('SNS lists a hundred topics per page', async () => {
  const topics = several(101, (number) => resource('AWS::SNS::Topic', { TopicName: `t${number}` }));
  const { sns: client } = clientsOf(await startWorkshop({ resources: topics }));
  const answers = await pages(paginateListTopics({ client }, {}));
  expect(answers.map(({ Topics = [] }) => Topics.length)).toEqual([100, 1]);
  await expect(client.send(new ListTopicsCommand({ NextToken: 'x' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid parameter: NextToken',
  });
});

test('DynamoDB lists its tables page by page', async () => {
  const tables = several(2, (number) =>
    resource('AWS::DynamoDB::Table', {
      TableName: `table${number}`,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
  const { dynamodb } = clientsOf(await startWorkshop({ resources: tables }));
  const { TableNames, LastEvaluatedTableName } = await dynamodb.send(new ListTablesCommand({ Limit: 1 }));
  expect([TableNames, LastEvaluatedTableName]).toEqual([['table0'], 'table0']);
  const rest = await dynamodb.send(new ListTablesCommand({ ExclusiveStartTableName: LastEvaluatedTableName }));
  expect(rest.TableNames).toEqual(['table1']);
  await expect(dynamodb.send(new ListTablesCommand({ Limit: 101 }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
