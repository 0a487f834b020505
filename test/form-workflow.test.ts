import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Notification } from '../src';
import { aslProblems } from './support/asl-problems';
import { allStates, backend, definitionOf, State, statementsOf } from './support/synth';

const { template, construct } = backend({
  submissions: { retention: Duration.days(90) },
  notifications: [
    Notification.email({ fromAddress: 'Forms <forms@example.com>', toAddresses: ['care@example.com'] }),
    Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['boss@example.com'] }),
  ],
});
const definition = definitionOf(template);
const states = allStates(definition);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const taskNames = tasks.map(([name]) => name).sort();

test('is an EXPRESS workflow in JSONata that traces, and logs everything but the content of submissions', () => {
  template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
    StateMachineType: 'EXPRESS',
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: Match.stringLikeRegexp('^/aws/vendedlogs/states/'),
    RetentionInDays: 90,
  });
  expect(definition).toMatchObject({ QueryLanguage: 'JSONata', TimeoutSeconds: 25 });
  expect(construct.stateMachine.stateMachineType).toBe('EXPRESS');
});

test.each(['FormWorkflow', 'FormSweep'])('passes the linter of the Amazon States Language: %s', async (id) => {
  expect(await aslProblems(definitionOf(template, id))).toEqual([]);
});

test('makes the calls that a submission needs, and each has a timeout', () => {
  expect(taskNames).toEqual([
    'Add Ticket to Record',
    'Detect Sentiment',
    'Generate Reference Number',
    'Look Up Assigned Ticket',
    'Mark Email 2 as Sent',
    'Mark Email as Sent',
    'Notify by Email',
    'Notify by Email 2',
    'Open Attention',
    'Park Submission',
    'Park Unchecked Submission',
    'Read Record',
    'Record Sentiment',
    'Record Submission',
    'Request Replay',
    'Request Replay for Email',
    'Request Replay for Email 2',
    'Request Replay for Sentiment',
    'Write Pointer',
  ]);
  for (const [, task] of tasks) {
    expect(task.TimeoutSeconds).toBeGreaterThanOrEqual(2);
    expect(task.TimeoutSeconds).toBeLessThanOrEqual(3);
  }
});

test('retries with full jitter, but never a write whose condition failed', () => {
  for (const [, { Retry = [] }] of tasks) {
    const backoff = Retry.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
    expect(backoff).toMatchObject({ JitterStrategy: 'FULL', IntervalSeconds: 1, BackoffRate: 1 });
  }
  for (const name of ['Record Submission', 'Record Sentiment', 'Write Pointer']) {
    expect(state(name).Retry?.[0]).toMatchObject({
      ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'],
      MaxAttempts: 0,
    });
  }
});

test('cannot take longer than its own timeout on its slowest paths, including retries', () => {
  const record = seconds('Record Submission') + seconds('Read Record');
  const recorded = seconds('Generate Reference Number') + record;
  // A second number is tried before second 4, and so is everything after it.
  const parked = Math.max(recorded, 4 + record) + Math.max(seconds('Park Submission'), seconds('Request Replay'));
  const left = 4 + seconds('Record Sentiment') + seconds('Request Replay for Sentiment');
  const notified =
    seconds('Notify by Email') + Math.max(seconds('Mark Email as Sent'), seconds('Request Replay for Email'));
  const finished = 4 + seconds('Record Sentiment') + notified + seconds('Open Attention');
  const found = seconds('Look Up Assigned Ticket') + record + seconds('Add Ticket to Record');
  expect({ recorded, parked, left, finished, found }).toEqual({
    recorded: 15,
    parked: 20,
    left: 14,
    finished: 24,
    found: 20,
  });
  expect(4 + seconds('Write Pointer')).toBeLessThan(25);
  expect(seconds('Detect Sentiment')).toBeLessThan(recorded);
});

test('handles the final failure of every call', () => {
  for (const name of taskNames) {
    expect(state(name).Catch?.map(({ ErrorEquals }) => ErrorEquals)).toContainEqual(['States.ALL']);
  }
  expect(state('Process Submission').Catch?.map(({ ErrorEquals }) => ErrorEquals)).toEqual([
    ['SubmissionNotRecorded'],
    ['ReplayIncomplete'],
    ['States.ALL'],
  ]);
});

test('has exactly the permissions that its states need', () => {
  const granted = statementsOf(template)
    .filter(({ policy }) => policy.startsWith('FormWorkflow'))
    .flatMap(({ actions, resource, condition }) => actions.map((action) => ({ action, resource, condition })));
  const table = expect.stringMatching(/^\{"Fn::GetAtt":\["FormSubmissions\w+","Arn"\]\}$/);
  const own = granted.filter(({ action }) => !/^(logs|xray):/.test(action));
  expect(own).toEqual(
    expect.arrayContaining([
      { action: 'dynamodb:PutItem', resource: table, condition: undefined },
      { action: 'dynamodb:GetItem', resource: table, condition: undefined },
      { action: 'dynamodb:UpdateItem', resource: table, condition: undefined },
      {
        action: 'lambda:InvokeFunction',
        resource: expect.stringMatching(/^\{"Fn::GetAtt":\["FormReferenceFunction\w+","Arn"\]\}$/),
        condition: undefined,
      },
      {
        action: 'sqs:SendMessage',
        resource: expect.stringMatching(/^\{"Fn::GetAtt":\["FormParkingQueue\w+","Arn"\]\}$/),
        condition: undefined,
      },
      { action: 'comprehend:DetectSentiment', resource: '"*"', condition: undefined },
      {
        action: 'ses:SendEmail',
        resource: expect.stringContaining(':identity/*'),
        condition: { StringEquals: { 'ses:FromAddress': 'forms@example.com' } },
      },
    ]),
  );
  expect(own).toHaveLength(7);
});

test('records on the condition that the number is free, with a time to live in whole seconds', () => {
  const { Arguments } = state('Record Submission');
  expect(Arguments).toMatchObject({ ConditionExpression: 'attribute_not_exists(referenceNumber)' });
  expect(state('Check Submission')).toMatchObject({
    Assign: { submission: expect.stringContaining(`$floor($millis / 1000) + ${90 * 24 * 60 * 60}`) },
  });
});

function state(name: string): State {
  const found = states.find(([candidate]) => candidate === name);
  if (!found) throw new Error(`There is no state '${name}', only ${states.map(([other]) => other).join(', ')}.`);
  return found[1];
}

/** The duration of a state if every attempt times out, with the longest delays. */
function seconds(name: string): number {
  const { TimeoutSeconds = 0, Retry = [] } = state(name);
  const retries = Math.max(...Retry.map(({ MaxAttempts = 3 }) => MaxAttempts));
  return (retries + 1) * TimeoutSeconds + retries;
}
