/**
 * A CDK app whose function may send emails from an identity by CDK's own grant, and with X-Ray's policy besides.
 * It runs as a program of its own: node email-app.js <output folder>
 */
const cdk = require('aws-cdk-lib');
const { aws_iam: iam, aws_lambda: lambda, aws_ses: ses } = cdk;

const app = new cdk.App({ outdir: process.argv[2] });
const stack = new cdk.Stack(app, 'Mail');
const identity = new ses.EmailIdentity(stack, 'Identity', { identity: ses.Identity.domain('mail.example.com') });
const sender = new lambda.Function(stack, 'Sender', {
  functionName: 'sender',
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline(`
exports.handler = async ({ from }) => {
  const { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: key, AWS_REGION: region } = process.env;
  const authorization =
    'AWS4-HMAC-SHA256 Credential=' + key + '/20260101/' + region + '/ses/aws4_request, SignedHeaders=host, Signature=0';
  const content = { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'there' } } } };
  const email = { FromEmailAddress: from, Destination: { ToAddresses: ['ann@example.org'] }, Content: content };
  const answer = await fetch(endpoint + '/v2/email/outbound-emails', {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify(email),
  });
  return answer.headers.get('x-amzn-errortype') ?? (await answer.json()).MessageId;
};`),
});
sender.role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AWSXrayWriteOnlyAccess'));
identity.grantSendEmail(sender);

app.synth();
