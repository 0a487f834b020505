import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { getLanguageService } from 'amazon-states-language-service';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { allStates, backend, definitionOf, State, statementsOf } from './support/synth';
import { Notification } from '../src';

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

test('is an Express workflow in JSONata that logs everything but what customers wrote, and traces', () => {
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

test('passes the linter of the Amazon States Language', async () => {
  const document = TextDocument.create('workflow.asl.json', 'json', 1, JSON.stringify(definition));
  const service = getLanguageService({});
  const problems = await service.doValidation(document, service.parseJSONDocument(document));
  expect(problems.map(({ message }) => message)).toEqual([]);
});

test('calls what a submission needs, and each call ends by itself', () => {
  expect(taskNames).toEqual([
    'Detect Sentiment',
    'Email 2: Mark as Told',
    'Email 2: Notify',
    'Email: Mark as Told',
    'Email: Notify',
    'Generate Reference Number',
    'Read Submission',
    'Record Sentiment',
    'Record Submission',
  ]);
  for (const [, task] of tasks) {
    expect(task.TimeoutSeconds).toBeGreaterThanOrEqual(2);
    expect(task.TimeoutSeconds).toBeLessThanOrEqual(3);
  }
});

test('retries with full jitter, and never a write whose condition was false', () => {
  for (const [, { Retry = [] }] of tasks) {
    const backoff = Retry.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
    expect(backoff).toMatchObject({ JitterStrategy: 'FULL', IntervalSeconds: 1, BackoffRate: 1 });
  }
  for (const name of ['Record Submission', 'Record Sentiment']) {
    expect(state(name).Retry?.[0]).toMatchObject({
      ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'],
      MaxAttempts: 0,
    });
  }
});

test('can spend no more time on its slowest path than its own limit, retries included', () => {
  const recording = seconds('Generate Reference Number') + seconds('Record Submission') + seconds('Read Submission');
  const telling = Math.max(seconds('Record Sentiment'), seconds('Email: Notify'));
  expect(Math.max(recording, seconds('Detect Sentiment')) + telling).toBeLessThan(25);
});

test('does not fail a submission because Comprehend, SES or a later update failed', () => {
  for (const name of taskNames.filter((task) => !['Record Submission', 'Read Submission'].includes(task))) {
    expect(state(name).Catch?.map(({ ErrorEquals }) => ErrorEquals)).toEqual([['States.ALL']]);
  }
});

test('lets the state machine do exactly what its states do', () => {
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
      { action: 'comprehend:DetectSentiment', resource: '"*"', condition: undefined },
      {
        action: 'ses:SendEmail',
        resource: expect.stringContaining(':identity/*'),
        condition: { StringEquals: { 'ses:FromAddress': 'forms@example.com' } },
      },
    ]),
  );
  expect(own).toHaveLength(6);
});

test('records on the condition that the number is free, with a time to live in whole seconds', () => {
  const { Arguments } = state('Record Submission');
  expect(Arguments).toMatchObject({ ConditionExpression: 'attribute_not_exists(ticketId)' });
  expect(state('Check Submission')).toMatchObject({
    Assign: { submission: expect.stringContaining(`$floor($millis / 1000) + ${90 * 24 * 60 * 60}`) },
  });
});

function state(name: string): State {
  const found = states.find(([candidate]) => candidate === name);
  if (!found) {
    throw new Error(`There is no state '${name}', only ${states.map(([other]) => other).join(', ')}.`);
  }
  return found[1];
}

/** What a state takes when every try of it times out, with the longest pauses between. */
function seconds(name: string): number {
  const { TimeoutSeconds = 0, Retry = [] } = state(name);
  const retries = Math.max(...Retry.map(({ MaxAttempts = 3 }) => MaxAttempts));
  return (retries + 1) * TimeoutSeconds + retries;
}
