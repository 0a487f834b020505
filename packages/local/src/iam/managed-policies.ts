/**
 * The statements of AWS managed policies, for actions that can be called here.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
import { readStatements, type Statement } from './statement';
import { type Json } from '../base/json';

/** The statements of a policy by its ARN; undefined for an unknown policy. */
export function managedPolicy(arn: string): Statement[] | undefined {
  const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
  if (name === undefined || !Object.hasOwn(POLICIES, name)) return undefined;
  return readStatements({ Statement: POLICIES[name] }, name.slice(name.lastIndexOf('/') + 1));
}

const LOG_ACTIONS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const LOGS = allow(...LOG_ACTIONS);
const TRACES = allow(
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
);
const SERVICE_ROLE = 'service-role';

const POLICIES: Readonly<Record<string, Json>> = {
  AdministratorAccess: allow('*'),
  PowerUserAccess: { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
  AmazonBedrockFullAccess: allow('bedrock:*'),
  AmazonDynamoDBFullAccess: allow('dynamodb:*'),
  AmazonDynamoDBFullAccess_v2: allow('dynamodb:*'),
  AmazonDynamoDBReadOnlyAccess: allow(
    'dynamodb:BatchGetItem',
    'dynamodb:Describe*',
    'dynamodb:List*',
    'dynamodb:GetItem',
    'dynamodb:Query',
    'dynamodb:Scan',
    'dynamodb:PartiQLSelect',
  ),
  AmazonEventBridgeFullAccess: allow('events:*', 'schemas:*', 'scheduler:*', 'pipes:*'),
  AmazonEventBridgeSchedulerFullAccess: allow('scheduler:*'),
  AmazonSESFullAccess: allow('ses:*'),
  AmazonSNSReadOnlyAccess: allow('sns:GetTopicAttributes', 'sns:List*'),
  AmazonSNSFullAccess: allow('sns:*'),
  AmazonSQSFullAccess: allow('sqs:*'),
  AmazonSQSReadOnlyAccess: allow(
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ListDeadLetterSourceQueues',
    'sqs:ListQueues',
  ),
  AWSLambdaExecute: allow('logs:*', 's3:GetObject', 's3:PutObject'),
  AWSLambda_FullAccess: allow('lambda:*'),
  AWSLambda_ReadOnlyAccess: allow('lambda:Get*', 'lambda:List*'),
  AWSStepFunctionsConsoleFullAccess: allow('states:*'),
  AWSStepFunctionsFullAccess: allow('states:*'),
  AWSStepFunctionsReadOnlyAccess: allow('states:List*', 'states:Describe*', 'states:GetExecutionHistory'),
  AWSXRayDaemonWriteAccess: TRACES,
  AWSXrayFullAccess: allow('xray:*'),
  AWSXrayReadOnlyAccess: allow('xray:Get*', 'xray:BatchGet*', 'xray:List*'),
  AWSXrayWriteOnlyAccess: TRACES,
  AmazonS3FullAccess: allow('s3:*', 's3-object-lambda:*'),
  AmazonS3ReadOnlyAccess: allow('s3:Get*', 's3:List*', 's3:Describe*'),
  AmazonSSMReadOnlyAccess: allow('ssm:Describe*', 'ssm:Get*', 'ssm:List*'),
  CloudWatchFullAccess: allow('cloudwatch:*', 'logs:*'),
  CloudWatchFullAccessV2: allow('cloudwatch:*', 'logs:*'),
  CloudWatchLambdaInsightsExecutionRolePolicy: LOGS,
  CloudWatchLogsReadOnlyAccess: allow('logs:Describe*', 'logs:Get*', 'logs:List*', 'logs:FilterLogEvents'),
  CloudWatchLogsFullAccess: allow('logs:*'),
  ComprehendFullAccess: allow('comprehend:*'),
  ComprehendReadOnly: allow(
    'comprehend:Detect*',
    'comprehend:BatchDetect*',
    'comprehend:Describe*',
    'comprehend:List*',
  ),
  [`${SERVICE_ROLE}/AmazonAPIGatewayPushToCloudWatchLogs`]: LOGS,
  [`${SERVICE_ROLE}/AWSLambdaBasicExecutionRole`]: LOGS,
  [`${SERVICE_ROLE}/AWSLambdaDynamoDBExecutionRole`]: allow(
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    ...LOG_ACTIONS,
  ),
  [`${SERVICE_ROLE}/AWSLambdaKinesisExecutionRole`]: allow(
    'kinesis:DescribeStream',
    'kinesis:DescribeStreamSummary',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:ListShards',
    'kinesis:ListStreams',
    'kinesis:SubscribeToShard',
    ...LOG_ACTIONS,
  ),
  [`${SERVICE_ROLE}/AWSLambdaRole`]: allow('lambda:InvokeFunction'),
  [`${SERVICE_ROLE}/AWSLambdaSQSQueueExecutionRole`]: allow(
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    ...LOG_ACTIONS,
  ),
  [`${SERVICE_ROLE}/AWSLambdaVPCAccessExecutionRole`]: allow(
    ...LOG_ACTIONS,
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ),
};

function allow(...actions: string[]): Json {
  return { Effect: 'Allow', Action: actions, Resource: '*' };
}
