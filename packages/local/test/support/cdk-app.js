/**
 * A CDK app with what a hand-written assembly cannot promise to look like: stages, nested stacks, assets and references
 * between stacks, as the real CDK writes them. It runs as a program of its own: node cdk-app.js <output folder>
 */
const cdk = require('aws-cdk-lib');
const { aws_apigatewayv2: http, aws_apigatewayv2_integrations: integrations, aws_dynamodb: dynamodb } = cdk;
const { aws_lambda: lambda, aws_secretsmanager: secretsmanager } = cdk;
const { aws_stepfunctions: sfn, aws_stepfunctions_tasks: tasks } = cdk;
const { apiOf, inlineFunction } = require('./constructs');

const app = new cdk.App({ outdir: process.argv[2] });

const data = new cdk.Stack(app, 'Data');
const table = new dynamodb.TableV2(data, 'Table', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  sortKey: { name: 'at', type: dynamodb.AttributeType.NUMBER },
  timeToLiveAttribute: 'expiresAt',
  globalSecondaryIndexes: [{ indexName: 'open', partitionKey: { name: 'state', type: dynamodb.AttributeType.STRING } }],
});
new secretsmanager.Secret(data, 'Setting');

const form = new cdk.Stack(app, 'Form');
const greet = new lambda.Function(form, 'Greet', {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromAsset(`${__dirname}/greeting-function`),
  environment: { GREETING: 'Hello', TABLE: table.tableName },
  timeout: cdk.Duration.seconds(7),
});
const inline = inlineFunction(form, 'Inline', 'exports.handler = async () => "from the template";');
const python = new lambda.Function(form, 'Python', {
  runtime: lambda.Runtime.PYTHON_3_13,
  handler: 'index.handler',
  code: lambda.Code.fromInline('def handler(event, context): pass'),
});

const flow = new sfn.StateMachine(form, 'Flow', {
  stateMachineType: sfn.StateMachineType.EXPRESS,
  queryLanguage: sfn.QueryLanguage.JSONATA,
  definitionBody: sfn.DefinitionBody.fromChainable(
    tasks.LambdaInvoke.jsonata(form, 'Say Hello', {
      lambdaFunction: greet,
      payload: sfn.TaskInput.fromObject({ name: '{% $states.input.name %}' }),
      outputs: '{% $states.result.Payload %}',
    }),
  ),
});
table.grantReadData(flow);

const api = apiOf(form, flow, {
  corsPreflight: {
    allowOrigins: ['https://example.com'],
    allowMethods: [http.CorsHttpMethod.POST],
    allowHeaders: ['content-type'],
    maxAge: cdk.Duration.hours(1),
  },
});
api.addRoutes({
  path: '/inline',
  methods: [http.HttpMethod.GET],
  integration: new integrations.HttpLambdaIntegration('Inline', inline),
});
api.addRoutes({
  path: '/python',
  methods: [http.HttpMethod.GET],
  integration: new integrations.HttpLambdaIntegration('Python', python),
});

const nested = new cdk.NestedStack(form, 'Nested');
const notes = new dynamodb.Table(nested, 'Notes', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
});
new cdk.CfnOutput(form, 'NotesTable', { value: notes.tableName });

const stage = new cdk.Stage(app, 'Prod');
new dynamodb.Table(new cdk.Stack(stage, 'Inner'), 'Table', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
});

app.synth();
