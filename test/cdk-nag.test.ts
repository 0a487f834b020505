import { readFileSync } from 'fs';
import * as path from 'path';
import { App, Environment, Stack, Validations } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { FormAnswers, SentimentFormBackend, SentimentFormBackendProps } from '../src';
import { CLEAN_PACKS, Finding, findings, REGULATED_PACKS, withdrawAcknowledgments } from './security/nag';
import { BACKENDS } from './security/variants';

const environments: [string, Environment][] = [
  ['of an unknown region and account', {}],
  ['of a known region and account', { region: 'us-east-1', account: '111111111111' }],
];

describe.each(environments)('in a stack %s', (_, env) => {
  test.each(BACKENDS)(
    'AwsSolutions and Serverless have no findings, and nothing else is acknowledged: %s',
    (__, make) => {
      const app = new App();
      make(new Stack(app, 'Stack', { env }));
      expect(findings(app, CLEAN_PACKS())).toEqual([]);

      const acknowledgments = withdrawAcknowledgments(app);
      const raw = findings(app, CLEAN_PACKS());
      const isFound = ({ rule, path: scope }: Finding) =>
        raw.some((finding) => finding.rule === rule && `${finding.path}/`.startsWith(`${scope}/`));
      expect(acknowledgments.filter((acknowledgment) => !isFound(acknowledgment))).toEqual([]);
      expect(raw.length).toBeGreaterThan(0);
    },
  );
});

test.each(BACKENDS)('acknowledges Comprehend only where it is used: %s', (_, make) => {
  const app = new App();
  make(new Stack(app, 'Stack'));
  const template = JSON.stringify(app.synth().getStackByName('Stack').template);
  const reasons = withdrawAcknowledgments(app).map(({ reason }) => reason);
  expect(reasons.some((reason) => reason.includes('comprehend'))).toBe(template.includes('"comprehend:Detect'));
});

test('has no findings for a responder in front of a workflow that is imported', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const stateMachine = sfn.StateMachine.fromStateMachineName(stack, 'Machine', 'form');
  FormAnswers.http()._answering.bind(stack, 'Api', { stateMachine });
  expect(findings(app, CLEAN_PACKS())).toEqual([]);
});

test('leaves it to users who turn traces off to explain why', () => {
  const app = new App();
  new SentimentFormBackend(new Stack(app, 'Stack'), 'Form', { observability: { tracing: false } });
  const machines = ['Sweep', 'Workflow'].map((id) => `Stack/Form/${id}/StateMachine/Resource`);
  expect(findings(app, CLEAN_PACKS())).toEqual(
    ['AwsSolutions-SF2', 'Serverless-StepFunctionStateMachineXray'].flatMap((rule) =>
      machines.map((machine) => ({ rule, path: machine })),
    ),
  );
});

describe('HIPAA and NIST 800-53, with a customer managed key', () => {
  const rulesOf = (packFindings: Finding[]) =>
    [...new Set(packFindings.map(({ rule }) => rule.replace(/^(HIPAA\.Security|NIST\.800\.53\.R5)-/, '')))].sort();

  const leftOf = (options: (stack: Stack) => SentimentFormBackendProps) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    new SentimentFormBackend(stack, 'Form', {
      submissions: { encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) },
      ...options(stack),
    });
    return REGULATED_PACKS().map((pack) => rulesOf(findings(app, [pack])));
  };

  const [, page] = readFileSync(path.join(__dirname, '../docs/security.md'), 'utf8').split('## cdk-nag\n');
  const listed = page
    .split('\n')
    .flatMap((line) => /^\| `(\w+)` \|/.exec(line)?.[1] ?? [])
    .sort();

  test.each([
    ['the envelope', FormAnswers.envelope()],
    ['answers like a web API', FormAnswers.http()],
  ])('report exactly what docs/security.md lists: %s', (_, answers) => {
    expect(leftOf(() => ({ answers }))).toEqual([listed, listed]);
  });

  test('have no further findings on alarms with actions', () => {
    const heard = leftOf((stack) => ({
      observability: {
        alarms: { topic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111111111111:ops') },
      },
    }));
    const others = listed.filter((rule) => rule !== 'CloudWatchAlarmAction');
    expect(heard).toEqual([others, others]);
  });
});

test('would report a resource that violates a rule', () => {
  const app = new App();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  new kms.Key(new Stack(app, 'Stack'), 'KeyThatIsNeverRotated');
  expect(() => app.synth()).toThrow('AwsSolutions-KMS5');
});

test('would report an acknowledgment of something that is not there', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new kms.Key(stack, 'Key', { enableKeyRotation: true });
  Validations.of(stack).acknowledge({ id: 'AwsSolutions-KMS5', reason: 'It is rotated by hand.' });
  expect(withdrawAcknowledgments(app)).toEqual([
    { rule: 'AwsSolutions-KMS5', path: 'Stack', reason: 'It is rotated by hand.' },
  ]);
  expect(findings(app, CLEAN_PACKS())).toEqual([]);
});
