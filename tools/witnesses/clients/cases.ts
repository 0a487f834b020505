/** Calls whose result AWS documents: the error of the service's model, or the members of the answer. */
import type { LocalBackend } from 'sentiment-form-local';
import type { JsonObject } from 'sentiment-form-local/lib/asl';

/** One call, and its expected result. */
export interface Case {
  readonly service: 'sfn' | 'dynamodb' | 'sqs' | 'lambda' | 'comprehend' | 'sns' | 'sesv2';
  readonly operation: string;
  readonly input: JsonObject;
  /** The class of the error. @default none */
  readonly error?: string;
  /** What the answer has. @default not looked at */
  readonly answer?: JsonObject;
}

const NOWHERE = 'arn:aws:states:us-east-1:123456789012:stateMachine:None';
const EXECUTION = 'arn:aws:states:us-east-1:123456789012:express:None:a:b';

export function casesOf({ running, endpoint }: Pick<LocalBackend, 'running' | 'endpoint'>): readonly Case[] {
  const workflow = running.stateMachines.find(({ path }) => path.includes('Workflow'));
  const [table] = running.tables;
  const [queue] = running.queues;
  const stateMachineArn = workflow?.arn ?? NOWHERE;
  const QueueUrl = `${endpoint}/123456789012/${queue.name}`;
  const of =
    (service: Case['service']) =>
    (operation: string, input: JsonObject, outcome: Partial<Case>): Case => ({ service, operation, input, ...outcome });
  const [sfn, dynamodb, sqs] = [of('sfn'), of('dynamodb'), of('sqs')];
  const [lambda, comprehend, sns, sesv2] = [of('lambda'), of('comprehend'), of('sns'), of('sesv2')];
  return [
    sfn('DescribeStateMachine', { stateMachineArn }, { answer: { status: 'ACTIVE', type: 'EXPRESS' } }),
    sfn('DescribeStateMachine', { stateMachineArn: NOWHERE }, { error: 'StateMachineDoesNotExist' }),
    sfn('DescribeStateMachine', { stateMachineArn: 'None' }, { error: 'InvalidArn' }),
    sfn('ListExecutions', { stateMachineArn }, { error: 'StateMachineTypeNotSupported' }),
    sfn('GetExecutionHistory', { executionArn: EXECUTION }, { error: 'InvalidArn' }),
    sfn('DescribeExecution', { executionArn: EXECUTION }, { error: 'InvalidArn' }),
    sfn('StartExecution', { stateMachineArn, input: '{' }, { error: 'InvalidExecutionInput' }),
    sfn('StartExecution', { stateMachineArn, name: 'a b' }, { error: 'InvalidName' }),
    sfn('StartExecution', { stateMachineArn: NOWHERE }, { error: 'StateMachineDoesNotExist' }),
    sfn('ListStateMachines', { nextToken: 'none' }, { error: 'InvalidToken' }),
    dynamodb('GetItem', { TableName: 'None', Key: {} }, { error: 'ResourceNotFoundException' }),
    dynamodb('DescribeTable', { TableName: table.name }, { answer: { Table: { TableStatus: 'ACTIVE' } } }),
    dynamodb('Scan', { TableName: 'None' }, { error: 'ResourceNotFoundException' }),
    sqs('GetQueueUrl', { QueueName: 'None' }, { error: 'QueueDoesNotExist' }),
    sqs('SendMessage', { QueueUrl: `${QueueUrl}None`, MessageBody: 'a' }, { error: 'QueueDoesNotExist' }),
    sqs('SendMessage', { QueueUrl, MessageBody: 'a\u0001' }, { error: 'InvalidMessageContents' }),
    sqs('DeleteMessage', { QueueUrl, ReceiptHandle: 'None' }, { error: 'ReceiptHandleIsInvalid' }),
    sqs('SendMessageBatch', { QueueUrl, Entries: [] }, { error: 'EmptyBatchRequest' }),
    sqs(
      'SendMessageBatch',
      { QueueUrl, Entries: ['a', 'b'].map((MessageBody) => ({ Id: '1', MessageBody })) },
      { error: 'BatchEntryIdsNotDistinct' },
    ),
    lambda('Invoke', { FunctionName: 'None' }, { error: 'ResourceNotFoundException' }),
    comprehend('DetectSentiment', { Text: 'Terrible', LanguageCode: 'en' }, { answer: { Sentiment: 'NEGATIVE' } }),
    comprehend(
      'DetectSentiment',
      { Text: 'x'.repeat(5_001), LanguageCode: 'en' },
      { error: 'TextSizeLimitExceededException' },
    ),
    sns(
      'Publish',
      { TopicArn: 'arn:aws:sns:us-east-1:123456789012:None', Message: 'a' },
      { error: 'NotFoundException' },
    ),
    sesv2(
      'SendEmail',
      {
        FromEmailAddress: 'forms@example.com',
        Destination: { ToAddresses: ['none'] },
        Content: { Simple: { Subject: { Data: 'a' }, Body: { Text: { Data: 'a' } } } },
      },
      { error: 'BadRequestException' },
    ),
  ];
}
