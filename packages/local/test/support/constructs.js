/** What several of the CDK apps in this folder are made of. */
const cdk = require('aws-cdk-lib');
const { aws_apigatewayv2: http, aws_apigatewayv2_integrations: integrations } = cdk;
const { aws_iam: iam, aws_lambda: lambda } = cdk;

/** A function for Node.js whose code stands in the template. */
exports.inlineFunction = (scope, id, code) =>
  new lambda.Function(scope, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(code),
  });

/** An HTTP API that starts a state machine for each `POST /` and waits for its output. */
exports.apiOf = (scope, flow, props) => {
  const role = new iam.Role(scope, 'ApiRole', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
  flow.grantStartSyncExecution(role);
  const api = new http.HttpApi(scope, 'Api', props);
  api.addRoutes({
    path: '/',
    methods: [http.HttpMethod.POST],
    integration: new integrations.HttpStepFunctionsIntegration('Start', {
      stateMachine: flow,
      subtype: http.HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION,
      parameterMapping: new http.ParameterMapping()
        .custom('StateMachineArn', flow.stateMachineArn)
        .custom('Input', '$request.body'),
    }),
  });
  return api;
};
