import { type JsonObject } from '../../src/base/json';
import { accessesOf } from '../../src/services/accesses';
import { post, startTemplate } from '../support/backend';
import { formTemplate, resource } from '../support/form-template';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1';
const FLOW = 'arn:aws:states:us-east-1:123456789012:stateMachine:Flow';
const KEY_ARN = { 'Fn::GetAtt': ['Key', 'Arn'] };
const ROOT = { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } };

function neededFor(operation: string, input: JsonObject = {}): string[] {
  const context = { callerArn: 'any', secretOf: () => undefined, keyOf: () => KEY };
  return accessesOf('sfn', operation, { stateMachineArn: FLOW, ...input }, context).map(({ action }) => action);
}

test.each(['StartSyncExecution', 'DescribeStateMachine'])('%s needs the key, except for metadata only', (name) => {
  expect(neededFor(name)).toEqual([`states:${name}`, 'kms:Decrypt']);
  expect(neededFor(name, { includedData: 'METADATA_ONLY' })).toEqual([`states:${name}`]);
});

test.each(['StartExecution', 'ListExecutions'])('%s does not need the key', (name) => {
  expect(neededFor(name)).toEqual([`states:${name}`]);
});

const START = { Effect: 'Allow', Action: 'states:StartSyncExecution', Resource: { Ref: 'Flow' } };
const DECRYPT = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY_ARN };
const NARROW = {
  StringEquals: {
    'kms:ViaService': { 'Fn::Sub': 'states.${AWS::Region}.${AWS::URLSuffix}' },
    'kms:EncryptionContext:aws:states:stateMachineArn': { Ref: 'Flow' },
  },
};

/** An encrypted workflow behind an API whose role may do what the statements say. */
function appTemplate(apiStatements: JsonObject[], keyStatements: JsonObject[] = []): JsonObject {
  const role = (service: string, Statement: JsonObject[]): JsonObject =>
    resource('AWS::IAM::Role', {
      RoleName: service.split('.')[0],
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
      },
      Policies: [{ PolicyName: 'Own', PolicyDocument: { Statement } }],
    });
  return formTemplate({
    credentials: { 'Fn::GetAtt': ['ApiRole', 'Arn'] },
    resources: {
      Key: resource('AWS::KMS::Key', {
        KeyPolicy: {
          Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: ROOT }, ...keyStatements],
        },
      }),
      Flow: resource('AWS::StepFunctions::StateMachine', {
        StateMachineType: 'EXPRESS',
        RoleArn: { 'Fn::GetAtt': ['FlowRole', 'Arn'] },
        DefinitionString: JSON.stringify({ StartAt: 'Echo', States: { Echo: { Type: 'Pass', End: true } } }),
        EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: KEY_ARN },
      }),
      FlowRole: role('states.amazonaws.com', []),
      ApiRole: role('apigateway.amazonaws.com', apiStatements),
    },
  });
}

async function answerTo(template: JsonObject): Promise<{ status: number; body: string }> {
  const backend = await startTemplate(template);
  const response = await post(backend, '{}');
  const body = await response.text();
  await backend.stop();
  return { status: response.status, body };
}

test.each([
  ['its role', appTemplate([START, DECRYPT])],
  [
    'its role, through Step Functions and for this state machine alone',
    appTemplate([START, { ...DECRYPT, Condition: NARROW }]),
  ],
  [
    'the policy of the key',
    appTemplate(
      [START],
      [
        {
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: '*',
          Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/apigateway' } },
        },
      ],
    ),
  ],
])('an API can start an encrypted workflow if %s allows it', async (_, template) => {
  expect(await answerTo(template)).toMatchObject({ status: 200, body: expect.stringContaining('SUCCEEDED') as string });
});

test.each([
  ['may start it and not use its key', appTemplate([START])],
  [
    'may use its key for another state machine',
    appTemplate([
      START,
      {
        ...DECRYPT,
        Condition: { StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': `${FLOW}Other` } },
      },
    ]),
  ],
])('an API that %s is refused as on AWS', async (_, template) => {
  const { status, body } = await answerTo(template);
  expect(status).toBe(400);
  expect(body).toContain('KmsAccessDeniedException');
  expect(body).toMatch(
    /is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:[^ ]+ because no identity-based policy allows/,
  );
});
