import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { newStack } from './support/synth';
import { grantToLogs } from '../src/private/resources/encrypted-logs';

const REGION = { Ref: 'AWS::Region' };

function logStatements(stack: Stack): object[] {
  const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  const { Statement } = (key.Properties as { KeyPolicy: { Statement: object[] } }).KeyPolicy;
  return Statement.filter((statement) => JSON.stringify(statement).includes('"logs.'));
}

test('allows CloudWatch Logs in the Region to use the key, for log groups of this account only', () => {
  const stack = newStack();
  grantToLogs(new kms.Key(stack, 'Key'), stack);

  expect(logStatements(stack)).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: { 'Fn::Join': ['', ['logs.', REGION, '.', { Ref: 'AWS::URLSuffix' }]] } },
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': {
            'Fn::Join': [
              '',
              ['arn:', { Ref: 'AWS::Partition' }, ':logs:', REGION, ':', { Ref: 'AWS::AccountId' }, ':log-group:*'],
            ],
          },
        },
      },
    },
  ]);
});

test('grants once if it is called twice', () => {
  const stack = newStack();
  const key = new kms.Key(stack, 'Key');
  grantToLogs(key, stack);
  grantToLogs(key, stack);
  expect(logStatements(stack)).toHaveLength(1);
});

test('leaves the policy of an imported key to its owner', () => {
  const stack = newStack();
  const encryptionKey = kms.Key.fromKeyArn(
    stack,
    'Key',
    'arn:aws:kms:eu-west-1:111111111111:key/8c3f1b0e-5f9a-4f0e-9d55-0a1b2c3d4e5f',
  );
  grantToLogs(encryptionKey, stack);
  new logs.LogGroup(stack, 'Logs', { encryptionKey });
  expect(Object.keys(Template.fromStack(stack).toJSON().Resources as object)).toEqual([expect.stringMatching('^Logs')]);
});
