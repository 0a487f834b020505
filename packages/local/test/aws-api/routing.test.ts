import { startWorkshop } from './workshop';
import { type LocalBackend } from '../../src/backend/local-options';
import { resource, route } from '../support/form-template';

/** An app whose own routes look like those of AWS. */
const LOOKALIKES = {
  Lambda: route('POST /2015-03-31/functions/{name}/invocations', 'Integration'),
  Mail: route('POST /v2/email/outbound-emails', 'Integration'),
};

function signedFor(service: string): Record<string, string> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  };
}

async function post({ port }: LocalBackend, path: string, headers: Record<string, string> = {}, body = '{}') {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
  return { status: response.status, error: response.headers.get('x-amzn-errortype'), text: await response.text() };
}

const INVOKE = '/2015-03-31/functions/none/invocations';

test('a path goes to AWS only if the request is signed for the service that has the path', async () => {
  const backend = await startWorkshop({ resources: LOOKALIKES });
  for (const headers of [{}, signedFor('execute-api'), { authorization: 'Bearer abc' }]) {
    expect((await post(backend, INVOKE, headers)).text).toContain('"status":"SUCCEEDED"');
    expect((await post(backend, '/v2/email/outbound-emails', headers)).text).toContain('"status":"SUCCEEDED"');
  }
  expect(await post(backend, INVOKE, signedFor('lambda'))).toMatchObject({
    status: 404,
    error: 'ResourceNotFoundException',
  });
  expect(await post(backend, '/v2/email/outbound-emails', signedFor('ses'))).toMatchObject({
    status: 400,
    error: 'BadRequestException',
  });
});

test('a request that is signed for a service that does not run here never reaches the app', async () => {
  const backend = await startWorkshop();
  const { status, error, text } = await post(backend, '/', signedFor('scheduler'));
  expect({ status, error }).toEqual({ status: 404, error: 'UnknownOperationException' });
  expect(text).toContain(
    'No service here has the operation POST /. The request is signed for the service \\"scheduler\\".',
  );
  expect(backend.executions()).toEqual([]);
});

test.each([
  [
    's3',
    /^<\?xml version="1.0"\?>\n<Error><Code>UnknownOperationException<\/Code><Message>No service here has the operation/,
  ],
  [
    'cloudfront',
    /<ErrorResponse><Error><Type>Sender<\/Type><Code>UnknownOperationException<\/Code><Message>No service/,
  ],
])('a request for %s, which does not run here, gets an error in its XML', async (service, expected) => {
  const { status, text } = await post(await startWorkshop(), '/', signedFor(service));
  expect(status).toBe(404);
  expect(text).toMatch(expected);
});

test('a request in CBOR for a service that does not run here gets an error in CBOR', async () => {
  const headers = { ...signedFor('monitoring'), 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' };
  const { port } = await startWorkshop();
  const response = await fetch(`http://127.0.0.1:${port}/service/X/operation/ListMetrics`, { method: 'POST', headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/cbor']);
  const body = Buffer.from(await response.arrayBuffer());
  // A map of two, the first key a text of six bytes, its value one of 25.
  expect(body.subarray(0, 10).toString('latin1')).toBe('\xa2\x79\x00\x06__type');
  expect(body.subarray(10, 38).toString('latin1')).toBe('\x79\x00\x19UnknownOperationException');
});

test('a form for EC2 gets an error in the format of EC2', async () => {
  const form = { ...signedFor('ec2'), 'content-type': 'application/x-www-form-urlencoded' };
  const { status, text } = await post(await startWorkshop(), '/', form, 'Action=DescribeInstances');
  expect(status).toBe(400);
  expect(text).toMatch(/<Response><Errors><Error><Code>InvalidAction<\/Code><Message>The action DescribeInstances is/);
});

test('a form that is signed for a service that does not run here gets an error in XML', async () => {
  const form = { ...signedFor('sts'), 'content-type': 'application/x-www-form-urlencoded' };
  const { status, text } = await post(await startWorkshop(), '/', form, 'Action=GetCallerIdentity');
  expect(status).toBe(400);
  expect(text).toContain('<Code>InvalidAction</Code><Message>The action GetCallerIdentity is not valid');
});

test('a form for the app goes to the app', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status } = await post(await startWorkshop(), '/', form, 'Action=Publish');
  expect(status).toBe(400);
});

test('an error for an operation that a REST service does not have here lists the ones that it has', async () => {
  const { status, text } = await post(await startWorkshop(), '/2015-03-31/functions', signedFor('lambda'));
  expect(status).toBe(404);
  expect(text).toContain('These operations run: Invoke of lambda.');
});

test('a page of another site cannot call a function, even if the app allows it to send Authorization', async () => {
  const cors = { AllowOrigins: ['*'], AllowHeaders: ['authorization'], AllowMethods: ['*'] };
  const backend = await startWorkshop({ cors });
  const answer = await post(backend, INVOKE, { ...signedFor('lambda'), origin: 'https://evil.example' });
  expect(answer).toMatchObject({ status: 403, error: 'AccessDeniedException' });
});

test('hostile forms and paths are refused, and change nothing', async () => {
  const backend = await startWorkshop({ resources: { Alerts: resource('AWS::SNS::Topic', { TopicName: 'alerts' }) } });
  const form = { ...signedFor('sns'), 'content-type': 'application/x-www-form-urlencoded' };
  const hostile = 'Action=Publish&__proto__.polluted=yes&MessageAttributes.entry=1&TopicArn.a=b&Message=x';
  expect((await post(backend, '/', form, hostile)).status).toBe(400);
  expect({}).not.toHaveProperty('polluted');
  expect((await post(backend, '/', form, 'Action=toString')).status).toBe(400);
  expect((await post(backend, '/2015-03-31/functions/%ff/invocations', signedFor('lambda'))).status).toBe(400);
});

test('the Bedrock stand-in responds at the path of its model', async () => {
  const body = JSON.stringify({
    system: [{ text: 'Answer POSITIVE, NEGATIVE, NEUTRAL or MIXED.' }],
    messages: [{ role: 'user', content: [{ text: 'This is terrible. I hate it.' }] }],
  });
  const backend = await startWorkshop();
  const { status, text } = await post(backend, '/model/amazon.nova-micro-v1%3A0/converse', signedFor('bedrock'), body);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ output: { message: { content: [{ text: 'NEGATIVE' }] } } });
});
