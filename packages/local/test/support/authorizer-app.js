/**
 * A CDK app with one API whose routes are guarded in every way, under a domain name of its own. It runs as a program of
 * its own: node authorizer-app.js <output folder>
 */
const cdk = require('aws-cdk-lib');
const { aws_apigatewayv2: http, aws_apigatewayv2_authorizers: authorizers } = cdk;
const { aws_apigatewayv2_integrations: integrations, aws_certificatemanager: acm, aws_lambda: lambda } = cdk;
const { aws_route53: route53, aws_route53_targets: targets } = cdk;

const app = new cdk.App({ outdir: process.argv[2] });
const stack = new cdk.Stack(app, 'Guarded');
const inline = (id, code) =>
  new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(code),
  });

const zone = new route53.HostedZone(stack, 'Zone', { zoneName: 'example.com' });
const domain = new http.DomainName(stack, 'Domain', {
  domainName: 'forms.example.com',
  certificate: new acm.Certificate(stack, 'Certificate', {
    domainName: 'forms.example.com',
    validation: acm.CertificateValidation.fromDns(zone),
  }),
});
new route53.ARecord(stack, 'Alias', {
  zone,
  recordName: 'forms',
  target: route53.RecordTarget.fromAlias(
    new targets.ApiGatewayv2DomainProperties(domain.regionalDomainName, domain.regionalHostedZoneId),
  ),
});
const api = new http.HttpApi(stack, 'Api', {
  disableExecuteApiEndpoint: true,
  defaultDomainMapping: { domainName: domain },
  corsPreflight: {
    allowOrigins: ['https://www.example.com'],
    allowMethods: [http.CorsHttpMethod.POST],
    allowHeaders: ['authorization'],
  },
});

const echo = inline('Echo', 'exports.handler = async (event) => event;');

const simple = inline(
  'Simple',
  `let calls = 0; exports.handler = async (event) => {
    const [token] = event.identitySource;
    if (token === 'broken') throw new Error('the secret detail');
    if (token === 'nobody') throw new Error('Unauthorized');
    return { isAuthorized: token === 'open sesame', context: { calls: ++calls, hasBody: 'body' in event, type: event.type } };
  };`,
);
const policy = inline(
  'Policy',
  `exports.handler = async (event) => ({
    principalId: 'me',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn.replace(/[^/]+$/, '*') },
        { Action: 'execute-api:*', Effect: 'Deny', Resource: event.methodArn.replace(/[^/]+$/, 'denied') },
      ],
    },
    context: { token: event.authorizationToken, version: event.version },
  });`,
);

const guards = {
  simple: new authorizers.HttpLambdaAuthorizer('SimpleAuthorizer', simple, {
    responseTypes: [authorizers.HttpLambdaResponseType.SIMPLE],
    resultsCacheTtl: cdk.Duration.seconds(0),
  }),
  cached: new authorizers.HttpLambdaAuthorizer('CachedAuthorizer', simple, {
    responseTypes: [authorizers.HttpLambdaResponseType.SIMPLE],
    identitySource: ['$request.header.Authorization', '$request.querystring.form'],
  }),
  policy: new authorizers.HttpLambdaAuthorizer('PolicyAuthorizer', policy),
  jwt: new authorizers.HttpJwtAuthorizer('JwtAuthorizer', 'https://login.example.com', {
    jwtAudience: ['forms', 'shop'],
  }),
  iam: new authorizers.HttpIamAuthorizer(),
};
const route = (path, authorizer, authorizationScopes) =>
  api.addRoutes({
    path,
    methods: [http.HttpMethod.POST],
    integration: new integrations.HttpLambdaIntegration(`Echo${path.replace('/', '')}`, echo),
    authorizer,
    authorizationScopes,
  });
route('/open');
route('/simple', guards.simple);
route('/cached', guards.cached);
route('/allowed', guards.policy);
route('/denied', guards.policy);
route('/jwt', guards.jwt);
route('/scoped', guards.jwt, ['forms.write', 'forms.admin']);
route('/iam', guards.iam);

app.synth();
