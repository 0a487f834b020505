import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { permissions, Permissions } from './permissions';
import { ANALYZERS, NOTIFICATIONS } from './variants';
import { SentimentAnalyzer, SentimentFormBackend, SentimentFormBackendProps } from '../../src';
import { maximumBackend } from '../support/maximum';
import { newStack } from '../support/synth';

const ACCOUNT = '<Region>:<AccountId>';
const OF_LAMBDA = 'is assumed by lambda.amazonaws.com';
const OF_STATES =
  `is assumed by states.amazonaws.com, if aws:SourceArn ArnLike arn:<Partition>:states:${ACCOUNT}:stateMachine:* ` +
  'and aws:SourceAccount StringEquals <AccountId>';
const OVER_TLS = (actions: string) => `keeps * from ${actions}, if aws:SecureTransport Bool false`;

/** What CDK grants for the delivery of a log, after https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html. */
const DELIVERS_LOG =
  'may logs:CreateLogDelivery logs:DeleteLogDelivery logs:DescribeLogGroups logs:DescribeResourcePolicies ' +
  'logs:GetLogDelivery logs:ListLogDeliveries logs:PutResourcePolicy logs:UpdateLogDelivery on *';
const TRACES = 'may xray:PutTelemetryRecords xray:PutTraceSegments on *';
const SAMPLES = 'may xray:GetSamplingRules xray:GetSamplingTargets xray:PutTelemetryRecords xray:PutTraceSegments on *';
const LOGS = (group: string) => `may logs:CreateLogStream logs:PutLogEvents on ${group}`;
const STARTS = 'may states:StartSyncExecution on FormWorkflowStateMachine';
const USES_TABLE_KEY =
  'may kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext ' +
  'kms:ReEncryptFrom kms:ReEncryptTo on Key, if kms:ViaService StringEquals dynamodb.<Region>.<URLSuffix>';
const CONTEXT = 'kms:EncryptionContext:aws:states:stateMachineArn StringEquals';
/** Step Functions decrypts an encrypted definition in the name of whoever starts an execution. */
const DECRYPTS = (machine: string) =>
  `may kms:Decrypt on Key, if kms:ViaService StringEquals states.<Region>.<URLSuffix> and ${CONTEXT} ${machine}`;
/** The role of an encrypted state machine uses the key itself, and for the log until it is delivered. */
const IS_ENCRYPTED = (machine: string) => [
  `may kms:Decrypt kms:GenerateDataKey on Key, if ${CONTEXT} ${machine}`,
  `may kms:GenerateDataKey on Key, if kms:EncryptionContext:SourceArn StringEquals arn:<Partition>:logs:${ACCOUNT}:*`,
];
const SENDS_WITH_KEY = (service: string) =>
  `may kms:Decrypt kms:GenerateDataKey on Key, if kms:ViaService StringEquals ${service}.<Region>.<URLSuffix>`;
/** SES authorizes the configuration set too. If the email names none, it can be the default one of any identity. */
const SENDS_EMAIL = (from: string, configurationSet = '*') =>
  `may ses:SendEmail on arn:<Partition>:ses:${ACCOUNT}:identity/* and ` +
  `arn:<Partition>:ses:${ACCOUNT}:configuration-set/${configurationSet}, if ses:FromAddress StringEquals ${from}`;
const ASKS_COMPREHEND = 'may comprehend:DetectSentiment on *';

/** The permissions of every workflow, whatever its options. */
const WORKFLOW = [
  OF_STATES,
  'may dynamodb:GetItem on FormSubmissions',
  'may dynamodb:PutItem on FormSubmissions',
  'may dynamodb:UpdateItem on FormSubmissions',
  'may lambda:InvokeFunction on FormReferenceFunction',
  DELIVERS_LOG,
  'may sqs:SendMessage on FormParkingQueue',
  SAMPLES,
];

const SWEEP = [
  OF_STATES,
  'may dynamodb:GetItem on FormSubmissions',
  'may dynamodb:Query on FormSubmissions/index/attention',
  'may dynamodb:UpdateItem on FormSubmissions',
  DELIVERS_LOG,
  'may sqs:SendMessage on FormParkingQueue',
  SAMPLES,
];

const REPLAY = [
  OF_LAMBDA,
  LOGS('FormReplayFunctionLogs'),
  'may sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage on FormParkingQueue',
  STARTS,
  TRACES,
];

/** The statements of every backend. */
const COMMON: Permissions = {
  FormDeadLetterQueue: [OVER_TLS('sqs:*')],
  FormParkingQueue: [OVER_TLS('sqs:*')],
  FormReferenceFunctionRole: [OF_LAMBDA, LOGS('FormReferenceFunctionLogs'), TRACES],
  SchedulerRoleForTarget: [
    'is assumed by scheduler.amazonaws.com, if aws:SourceAccount StringEquals <AccountId> and ' +
      `aws:SourceArn StringEquals arn:<Partition>:scheduler:${ACCOUNT}:schedule-group/default`,
    'may states:StartExecution on FormSweepStateMachine',
  ],
};

test('gives the smallest backend exactly these permissions', () => {
  expect(permissionsIn((stack) => new SentimentFormBackend(stack, 'Form'))).toEqual(
    sorted({
      ...COMMON,
      FormApiRole: ['is assumed by apigateway.amazonaws.com', STARTS],
      FormReplayFunctionRole: REPLAY,
      FormSweepStateMachineRole: SWEEP,
      FormWorkflowStateMachineRole: [...WORKFLOW, ASKS_COMPREHEND],
    }),
  );
});

test('gives the largest backend exactly these permissions', () => {
  const invoker = (source: string) =>
    `lets apigateway.amazonaws.com do lambda:InvokeFunction for arn:<Partition>:execute-api:${ACCOUNT}:FormApiHttpApi${source}`;
  expect(permissionsIn((stack) => maximumBackend(stack))).toEqual(
    sorted({
      ...COMMON,
      FormApiResponder: [invoker('/*/*/contact')],
      FormApiResponderRole: [
        OF_LAMBDA,
        LOGS('FormApiResponderLogs'),
        STARTS,
        TRACES,
        DECRYPTS('FormWorkflowStateMachine'),
      ],
      FormReplayFunctionRole: [
        ...REPLAY,
        'may kms:Decrypt on Key, if kms:ViaService StringEquals sqs.<Region>.<URLSuffix>',
        DECRYPTS('FormWorkflowStateMachine'),
      ],
      FormSweepStateMachineRole: [
        ...SWEEP,
        USES_TABLE_KEY,
        SENDS_WITH_KEY('sqs'),
        ...IS_ENCRYPTED('FormSweepStateMachine'),
      ],
      SchedulerRoleForTarget: [...COMMON.SchedulerRoleForTarget, DECRYPTS('FormSweepStateMachine')],
      FormWorkflowStateMachineRole: [
        ...WORKFLOW,
        ASKS_COMPREHEND,
        'may lambda:InvokeFunction on Verifier',
        USES_TABLE_KEY,
        SENDS_WITH_KEY('sqs'),
        SENDS_WITH_KEY('sns'),
        ...IS_ENCRYPTED('FormWorkflowStateMachine'),
        SENDS_EMAIL('forms@example.com', 'warnings'),
        SENDS_EMAIL('hello@example.com', 'receipts'),
        'may sns:Publish on Topic',
        'may events:PutEvents on Bus',
        ...WEBHOOK,
      ],
      // Resources of the application, which are passed to the library.
      Alarms: [
        OVER_TLS('sns:Publish'),
        'lets cloudwatch.amazonaws.com do sns:Publish, if aws:SourceAccount StringEquals <AccountId>',
      ],
      Topic: [OVER_TLS('sns:Publish')],
      Authorizer: [invoker('/authorizers/FormApiHttpApiAuthorizer')],
      AuthorizerRole: [OF_LAMBDA, LOGS('AuthorizerLogs'), TRACES],
      VerifierRole: [OF_LAMBDA, LOGS('VerifierLogs'), TRACES],
      Key: [
        'lets arn:<Partition>:iam::<AccountId>:root do kms:*',
        'lets cloudwatch.amazonaws.com do kms:Decrypt kms:GenerateDataKey*',
        'lets logs.<Region>.<URLSuffix> do kms:Decrypt kms:Describe* kms:Encrypt kms:GenerateDataKey* kms:ReEncrypt*, ' +
          `if kms:EncryptionContext:aws:logs:arn ArnLike arn:<Partition>:logs:${ACCOUNT}:log-group:*`,
        'lets delivery.logs.amazonaws.com do kms:Decrypt, ' +
          `if kms:EncryptionContext:SourceArn StringEquals arn:<Partition>:logs:${ACCOUNT}:*`,
      ],
    }),
  );
});

const WEBHOOK = [
  'may events:RetrieveConnectionCredentials on Connection',
  'may secretsmanager:DescribeSecret secretsmanager:GetSecretValue on Connection.SecretArn',
  'may states:InvokeHTTPEndpoint on FormWorkflowStateMachine, if states:HTTPEndpoint StringEquals ' +
    'https://hooks.example.com/forms and states:HTTPMethod StringEquals POST',
];

const MODEL = 'foundation-model/amazon.nova-micro-v1:0';
const PROFILE = `arn:<Partition>:bedrock:${ACCOUNT}:inference-profile/us.amazon.nova-micro-v1:0`;

/** What each option adds to the workflow's role, sorted by name. */
const ADDED_BY: { readonly [option: string]: string[] } = {
  Comprehend: [ASKS_COMPREHEND],
  'Comprehend, which detects the language': [ASKS_COMPREHEND, 'may comprehend:DetectDominantLanguage on *'],
  'the lexicon': ['may lambda:InvokeFunction on FormLexiconFunction'],
  'a model of Bedrock': [`may bedrock:InvokeModel on arn:<Partition>:bedrock:<Region>::${MODEL}`],
  'an inference profile of Bedrock': [
    `may bedrock:InvokeModel on ${PROFILE}`,
    `may bedrock:InvokeModel on arn:<Partition>:bedrock:*::${MODEL}, if bedrock:InferenceProfileArn StringEquals ${PROFILE}`,
  ],
  'a function': ['may lambda:InvokeFunction on Analyzer'],
  'no analyzer': [],
  'an email': [SENDS_EMAIL('forms@example.com')],
  'a topic': ['may sns:Publish on Topic', SENDS_WITH_KEY('sns')],
  'an event bus': ['may events:PutEvents on Bus'],
  'a webhook': WEBHOOK,
  'a receipt': [SENDS_EMAIL('hello@example.com')],
};

test.each([...ANALYZERS, ...NOTIFICATIONS])(
  'gives the workflow only the permissions that it needs: %s',
  (option, props) => {
    const { FormWorkflowStateMachineRole: granted } = permissionsIn(
      (stack) => new SentimentFormBackend(stack, 'Form', { analyzer: SentimentAnalyzer.none(), ...props(stack) }),
    );
    expect(granted).toEqual([...WORKFLOW, ...ADDED_BY[option]].sort());
  },
);

describe('a grant', () => {
  const grantedWith = (
    grant: (form: SentimentFormBackend, grantee: iam.Role) => void,
    props: (stack: Stack) => SentimentFormBackendProps = () => ({}),
  ) =>
    permissionsIn((stack) => {
      const role = new iam.Role(stack, 'Reader', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
      grant(new SentimentFormBackend(stack, 'Form', props(stack)), role);
    }).Reader.filter((permission) => permission !== OF_LAMBDA);
  const READS =
    'may dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query on FormSubmissions and FormSubmissions/index/attention';

  test('of read access allows reading the table and its index, and neither scanning nor writing', () => {
    expect(grantedWith((form, role) => form.grantReadSubmissions(role))).toEqual([READS]);
  });

  test('of read access to an encrypted table allows decrypting through DynamoDB only', () => {
    expect(
      grantedWith(
        (form, role) => form.grantReadSubmissions(role),
        (stack) => ({ submissions: { encryptionKey: new kms.Key(stack, 'Key') } }),
      ),
    ).toEqual([
      READS,
      'may kms:Decrypt kms:DescribeKey on Key, if kms:ViaService StringEquals dynamodb.<Region>.<URLSuffix>',
    ]);
  });

  test('of read access also allows using an imported key', () => {
    const arn = 'arn:aws:kms:eu-west-1:111111111111:key/8c3f1b0e-5f9a-4f0e-9d55-0a1b2c3d4e5f';
    expect(
      grantedWith(
        (form, role) => form.grantReadSubmissions(role),
        (stack) => ({ submissions: { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', arn) } }),
      ),
    ).toContain(
      `may kms:Decrypt kms:DescribeKey on ${arn}, if kms:ViaService StringEquals dynamodb.<Region>.<URLSuffix>`,
    );
  });

  test.each([
    ['states:StartExecution', (form: SentimentFormBackend, role: iam.Role) => form.grantStartExecution(role)],
    ['states:StartSyncExecution', (form: SentimentFormBackend, role: iam.Role) => form.grantStartSyncExecution(role)],
  ])(
    'of %s allows starting the workflow in this way, and decrypting its definition if it is encrypted',
    (action, grant) => {
      const key = (stack: Stack) => ({ submissions: { encryptionKey: new kms.Key(stack, 'Key') } });
      const START = `may ${action} on FormWorkflowStateMachine`;
      expect(grantedWith(grant)).toEqual([START]);
      expect(grantedWith(grant, key)).toEqual([DECRYPTS('FormWorkflowStateMachine'), START]);
    },
  );
});

/** The name of the schedule's role ends with a hash of CDK's own. */
function permissionsIn(build: (stack: Stack) => void): Permissions {
  const stack = newStack();
  build(stack);
  const found = permissions(Template.fromStack(stack));
  return Object.fromEntries(
    Object.entries(found).map(([who, list]) => [who.replace(/^(SchedulerRoleForTarget)\w+$/, '$1'), list]),
  );
}

function sorted(given: Permissions): Permissions {
  return Object.fromEntries(Object.entries(given).map(([who, list]) => [who, [...list].sort()]));
}
