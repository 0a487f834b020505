/**
 * A CDK app with web sites: buckets that deployments fill, distributions in front of them, and an API that the first
 * page calls. It runs as a program of its own: node site-app.js <output folder>
 */
const cdk = require('aws-cdk-lib');
const { aws_apigatewayv2: http, aws_apigatewayv2_integrations: integrations, aws_lambda: lambda } = cdk;
const { aws_cloudfront: cloudfront, aws_cloudfront_origins: origins, aws_s3: s3, aws_s3_deployment: deployment } = cdk;

const app = new cdk.App({ outdir: process.argv[2] });
const stack = new cdk.Stack(app, 'Site');

const files = new s3.Bucket(stack, 'Files', {
  removalPolicy: cdk.RemovalPolicy.DESTROY,
  autoDeleteObjects: true,
});
const notes = new s3.Bucket(stack, 'Notes');
new s3.Bucket(stack, 'Uploads');

const headers = new cloudfront.ResponseHeadersPolicy(stack, 'Headers', {
  securityHeadersBehavior: {
    contentSecurityPolicy: {
      contentSecurityPolicy: `default-src 'self'; connect-src https://*.execute-api.${stack.region}.${stack.urlSuffix}; upgrade-insecure-requests`,
      override: true,
    },
    strictTransportSecurity: { accessControlMaxAge: cdk.Duration.days(365), override: true },
    frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
  },
  customHeadersBehavior: {
    customHeaders: [
      { header: 'X-Shop', value: 'umbrellas', override: true },
      { header: 'Content-Type', value: 'text/plain', override: false },
    ],
  },
});
const shop = new cloudfront.Distribution(stack, 'Shop', {
  defaultRootObject: 'index.html',
  domainNames: ['shop.example.com'],
  certificate: cdk.aws_certificatemanager.Certificate.fromCertificateArn(
    stack,
    'Certificate',
    'arn:aws:acm:us-east-1:123456789012:certificate/1',
  ),
  defaultBehavior: {
    origin: origins.S3BucketOrigin.withOriginAccessControl(files),
    responseHeadersPolicy: headers,
  },
  additionalBehaviors: {
    'notes/*': {
      origin: origins.S3BucketOrigin.withOriginAccessControl(notes),
      responseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS,
    },
  },
  errorResponses: [{ httpStatus: 403, responseHttpStatus: 404, responsePagePath: '/lost.html' }],
});

const hello = new lambda.Function(stack, 'Hello', {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async () => "hello";'),
});
const api = new http.HttpApi(stack, 'Api', {
  corsPreflight: { allowOrigins: [`https://${shop.domainName}`] },
});
api.addRoutes({
  path: '/api/hello',
  methods: [http.HttpMethod.GET],
  integration: new integrations.HttpLambdaIntegration('Hello', hello),
});

const page = new deployment.BucketDeployment(stack, 'Page', {
  destinationBucket: files,
  sources: [
    deployment.Source.asset(`${__dirname}/site-page`),
    deployment.Source.asset(`${__dirname}/site-archive.zip`),
    deployment.Source.jsonData('config.json', {
      endpoint: api.apiEndpoint,
      origins: [`https://${shop.domainName}`, 'https://shop.example.com'],
    }),
  ],
  exclude: ['*.draft'],
});
new deployment.BucketDeployment(stack, 'Hints', {
  destinationBucket: notes,
  destinationKeyPrefix: 'notes',
  sources: [deployment.Source.data('today.txt', `Write to ${api.apiEndpoint}.`)],
});
new cdk.CfnOutput(stack, 'Deployed', { value: page.deployedBucket.bucketArn });

new cloudfront.Distribution(stack, 'Help', {
  defaultBehavior: { origin: origins.S3BucketOrigin.withOriginAccessControl(notes) },
  additionalBehaviors: {
    'api/*': { origin: new origins.HttpOrigin(cdk.Fn.parseDomainName(api.apiEndpoint)) },
    'old/*': { origin: new origins.HttpOrigin('old.example.com') },
  },
});
new cloudfront.Distribution(stack, 'Elsewhere', {
  defaultBehavior: { origin: new origins.HttpOrigin('www.example.com') },
});

app.synth();
