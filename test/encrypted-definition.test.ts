import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LocalBackend } from 'sentiment-form-local';
import { FormAnswers, SentimentFormBackendProps, SyncWorkflowApi } from '../src';
import { runBackend, submit } from './support/running-backend';
import { backend, statementsOf, newStack } from './support/synth';
import { grantStartExecution } from '../src/private/resources/encrypted-definition';

const MACHINE = 'AWS::StepFunctions::StateMachine';
const STARTS = /^states:Start(Sync)?Execution$/;

const encrypted = (stack: Stack): SentimentFormBackendProps => ({
  submissions: { encryptionKey: new kms.Key(stack, 'Key') },
});

describe('with a customer managed key', () => {
  const answers: [string, FormAnswers][] = [
    ['the envelope', FormAnswers.envelope()],
    ['answers like a web API', FormAnswers.http()],
  ];

  test.each(answers)('encrypts every state machine, and whoever starts one may decrypt it: %s', (_, given) => {
    const { template } = backend((stack) => ({ ...encrypted(stack), answers: given }));
    const machines = Object.entries(template.findResources(MACHINE));
    expect(machines).toHaveLength(2);
    const key = { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::KMS::Key'))[0], 'Arn'] };
    for (const [id, { Properties }] of machines) {
      const machine = { Ref: id };
      expect(Properties).toMatchObject({
        EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: key },
      });
      const starters = statementsOf(template).filter(
        ({ actions, resource }) => actions.some((a) => STARTS.test(a)) && resource === JSON.stringify(machine),
      );
      expect(starters.length).toBeGreaterThan(0);
      for (const { policy } of starters) {
        expect(statementsOf(template)).toContainEqual({
          policy,
          actions: ['kms:Decrypt'],
          resource: JSON.stringify(key),
          condition: {
            StringEquals: {
              'kms:ViaService': {
                'Fn::Join': ['', ['states.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]],
              },
              'kms:EncryptionContext:aws:states:stateMachineArn': machine,
            },
          },
        });
      }
    }
  });

  test('delivers no log if there is none', () => {
    const { template } = backend((stack) => ({ ...encrypted(stack), observability: { logLevel: sfn.LogLevel.OFF } }));
    expect(JSON.stringify(template.toJSON())).not.toContain('delivery.logs');
  });
});

test('grants nothing on a key if there is none', () => {
  const { template } = backend();
  expect(JSON.stringify(template.toJSON())).not.toContain('kms:');
  Object.values(template.findResources(MACHINE)).forEach(({ Properties }) => {
    expect(Properties).not.toHaveProperty('EncryptionConfiguration');
  });
});

describe('in the runner, which refuses a start without the key', () => {
  let running: LocalBackend;
  afterEach(async () => {
    await running.stop();
  });

  test('a post is answered through the API, the replay and the sweep run', async () => {
    running = await runBackend({ props: encrypted });
    running.failNext('dynamodb', 'PutItem', { error: 'InternalServerError', statusCode: 500, times: 2 });
    expect(await submit(running, { message: 'Hello' })).toMatchObject({ outcome: 'ACCEPTED' });
    await running.drain();
    expect(await running.table('Stack/Form/Submissions').items()).toHaveLength(1);
    await running.runSchedule('Stack/Form/Sweep/Schedule');
    expect(running.iamReport().denied).toEqual([]);
  });

  test('a post is answered through the responder', async () => {
    running = await runBackend({ props: (stack) => ({ ...encrypted(stack), answers: FormAnswers.http() }) });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(running.endpoint, { method: 'POST', headers, body: '{"message":"Hello"}' });
    expect(response.status).toBe(201);
  });
});

describe('SyncWorkflowApi', () => {
  const decryptsOf = (make: (stack: Stack) => sfn.IStateMachine): string[] => {
    const stack = newStack();
    new SyncWorkflowApi(stack, 'Api', { stateMachine: make(stack) });
    return statementsOf(Template.fromStack(stack))
      .filter(({ policy, actions }) => policy.startsWith('ApiRole') && actions.includes('kms:Decrypt'))
      .map(({ resource }) => resource);
  };
  const machine = (stack: Stack) =>
    new sfn.StateMachine(stack, 'Machine', {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Pass')),
    });
  const withKeyId = (kmsKeyId: string) => (stack: Stack) => {
    const stateMachine = machine(stack);
    const resource = stateMachine.node.defaultChild as sfn.CfnStateMachine;
    resource.encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId };
    return stateMachine;
  };
  const KEY_ID = '8c3f1b0e-5f9a-4f0e-9d55-0a1b2c3d4e5f';
  const KEY_ARN = `arn:aws:kms:eu-west-1:111111111111:key/${KEY_ID}`;

  test.each<[string, (stack: Stack) => sfn.IStateMachine, unknown[]]>([
    [
      'a key in the stack',
      (stack) => withKeyId(new kms.Key(stack, 'Key').keyArn)(stack),
      [expect.stringContaining('"Fn::GetAtt":["Key')],
    ],
    ['a key by its ARN', withKeyId(KEY_ARN), [JSON.stringify(KEY_ARN)]],
    ['a key by its id', withKeyId(KEY_ID), [expect.stringContaining(`:key/${KEY_ID}"`)]],
    ['a key by an alias of another app', withKeyId('alias/forms'), []],
    [
      'a key by the ARN of an alias in the stack',
      (stack) => withKeyId(new kms.Key(stack, 'Key').addAlias('alias/forms').keyArn)(stack),
      [expect.stringContaining('"Fn::GetAtt":["Key')],
    ],
    [
      'a key by the name of an alias in the stack',
      (stack) => {
        new kms.Key(stack, 'Key').addAlias('alias/forms');
        return withKeyId('alias/forms')(stack);
      },
      [expect.stringContaining('"Fn::GetAtt":["Key')],
    ],
    [
      'a key by the ARN of an alias of another app',
      (stack) => withKeyId(kms.Alias.fromAliasName(stack, 'Alias', 'alias/forms').keyArn)(stack),
      [],
    ],
    ['no key', machine, []],
    ['an imported state machine', (stack) => sfn.StateMachine.fromStateMachineName(stack, 'Machine', 'form'), []],
  ])('may decrypt the definition if the key is known: %s', (_, make, resources) => {
    expect(decryptsOf(make)).toEqual(resources);
  });
});

test('starts an imported state machine without a grant on its key, which is not known', () => {
  const stack = newStack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  grantStartExecution(sfn.StateMachine.fromStateMachineName(stack, 'Machine', 'form'), role);
  expect(statementsOf(Template.fromStack(stack)).map(({ actions }) => actions)).toEqual([['states:StartExecution']]);
});
