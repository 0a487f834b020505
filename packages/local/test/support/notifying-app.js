/**
 * A CDK app that notifies a topic, an event bus and two web servers, after it has asked a model. It runs as a program of
 * its own: node notifying-app.js <output folder>
 */
const cdk = require('aws-cdk-lib');
const { aws_events: events, aws_events_targets: targets, aws_iam: iam, aws_secretsmanager: secrets } = cdk;
const { aws_sns: sns, aws_sns_subscriptions: subscriptions, aws_sqs: sqs } = cdk;
const { aws_stepfunctions: sfn, aws_stepfunctions_tasks: tasks } = cdk;
const { apiOf, inlineFunction } = require('./constructs');

const app = new cdk.App({ outdir: process.argv[2] });
const stack = new cdk.Stack(app, 'Form');

const inbox = new sqs.Queue(stack, 'Inbox');
const topic = new sns.Topic(stack, 'Alerts');
topic.addSubscription(
  new subscriptions.SqsSubscription(inbox, {
    rawMessageDelivery: true,
    filterPolicy: { sentiment: sns.SubscriptionFilter.stringFilter({ allowlist: ['NEGATIVE'] }) },
  }),
);

const log = inlineFunction(
  stack,
  'Log',
  'exports.handler = async (event) => console.log("logged " + JSON.stringify(event));',
);
const echo = new sfn.StateMachine(stack, 'Echo', {
  stateMachineType: sfn.StateMachineType.EXPRESS,
  definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Repeat')),
});
const bus = new events.EventBus(stack, 'Bus');
const rule = new events.Rule(stack, 'Unhappy', {
  eventBus: bus,
  eventPattern: { source: ['contact.form'], detail: { sentiment: ['NEGATIVE'] } },
});
rule.addTarget(
  new targets.LambdaFunction(log, {
    event: events.RuleTargetInput.fromObject({ ticket: events.EventField.fromPath('$.detail.ticketId') }),
  }),
);
rule.addTarget(new targets.SfnStateMachine(echo));

const connection = new events.Connection(stack, 'Crm', {
  authorization: events.Authorization.apiKey('X-Api-Key', cdk.SecretValue.secretsManager('crm-key')),
  headerParameters: { 'X-Site': events.HttpParameter.fromString('shop') },
});
const partner = new events.Connection(stack, 'Partner', {
  authorization: events.Authorization.basic('form', new secrets.Secret(stack, 'Password').secretValue),
});

const publish = tasks.SnsPublish.jsonata(stack, 'Publish', {
  topic,
  subject: 'An unhappy customer',
  message: sfn.TaskInput.fromObject({ ticketId: '{% $states.input.ticketId %}' }),
  messageAttributes: { sentiment: { value: '{% $sentiment %}' } },
});
const put = tasks.EventBridgePutEvents.jsonata(stack, 'Put Events', {
  entries: [
    {
      eventBus: bus,
      source: 'contact.form',
      detailType: 'Submission',
      detail: sfn.TaskInput.fromObject({ ticketId: '{% $states.input.ticketId %}', sentiment: '{% $sentiment %}' }),
    },
  ],
});
const elsewhere = tasks.HttpInvoke.jsonata(stack, 'Call Elsewhere', {
  apiRoot: 'https://partner.example.com',
  apiEndpoint: sfn.TaskInput.fromText('hook'),
  method: sfn.TaskInput.fromText('POST'),
  connection: partner,
  body: sfn.TaskInput.fromObject({ ticketId: '{% $states.input.ticketId %}' }),
});
const here = new sfn.CustomState(stack, 'Call Here', {
  stateJson: {
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Arguments: {
      ApiEndpoint: '{% $states.input.hook %}',
      Method: 'POST',
      Authentication: { ConnectionArn: connection.connectionArn },
      RequestBody: { ticketId: '{% $states.input.ticketId %}' },
    },
  },
});
const converse = tasks.CallAwsService.jsonata(stack, 'Converse', {
  service: 'bedrockruntime',
  action: 'converse',
  iamAction: 'bedrock:InvokeModel',
  iamResources: ['*'],
  parameters: {
    ModelId: 'amazon.nova-micro-v1:0',
    System: [{ Text: 'Answer with one of POSITIVE, NEGATIVE, NEUTRAL, MIXED.' }],
    Messages: [{ Role: 'user', Content: [{ Text: "{% '<message-1>' & $states.input.message & '</message-1>' %}" }] }],
  },
  assign: { sentiment: '{% $states.result.Output.Message.Content[0].Text %}' },
  outputs: '{% $states.input %}',
});
const notify = sfn.Parallel.jsonata(stack, 'Notify').branch(publish).branch(put).branch(elsewhere).branch(here);
const flow = new sfn.StateMachine(stack, 'Flow', {
  stateMachineType: sfn.StateMachineType.EXPRESS,
  queryLanguage: sfn.QueryLanguage.JSONATA,
  definitionBody: sfn.DefinitionBody.fromChainable(converse.next(notify)),
});
// A state that CDK does not know gets no permissions by itself.
for (const [action, resource] of [
  ['states:InvokeHTTPEndpoint', `arn:aws:states:${stack.region}:${stack.account}:stateMachine:*`],
  ['events:RetrieveConnectionCredentials', connection.connectionArn],
  ['secretsmanager:GetSecretValue', connection.connectionSecretArn],
  ['secretsmanager:DescribeSecret', connection.connectionSecretArn],
]) {
  flow.addToRolePolicy(new iam.PolicyStatement({ actions: [action], resources: [resource] }));
}

apiOf(stack, flow);

app.synth();
