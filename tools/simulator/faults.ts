/**
 * The errors that AWS documents for each operation that the form backend calls, and what a caller sees of a lost answer.
 *
 * Sources: the `Errors` section of each operation in the API references of DynamoDB, Comprehend, Bedrock Runtime, SES v2,
 * SNS, EventBridge, Lambda, SQS and Step Functions, Step Functions' own list of the errors of HTTP tasks, and the errors that are
 * common to all of them (throttling, unavailable, denied).
 */
import { StatesError } from 'sentiment-form-local/lib/asl';
import { ServiceError } from 'sentiment-form-local/lib/services/service';

/** An error code and its HTTP status; without one, it is an error of Step Functions' own. */
interface KnownError {
  readonly code: string;
  readonly status?: number;
}

const COMMON: readonly KnownError[] = [
  { code: 'ThrottlingException', status: 400 },
  { code: 'ServiceUnavailable', status: 503 },
  { code: 'AccessDeniedException', status: 400 },
];

const DYNAMODB: readonly KnownError[] = [
  { code: 'InternalServerError', status: 500 },
  { code: 'ProvisionedThroughputExceededException', status: 400 },
  { code: 'RequestLimitExceeded', status: 400 },
  { code: 'ResourceNotFoundException', status: 400 },
  ...COMMON,
];

const DYNAMODB_WRITES: readonly KnownError[] = [
  ...DYNAMODB,
  { code: 'TransactionConflictException', status: 400 },
  { code: 'ReplicatedWriteConflictException', status: 400 },
];

const DOCUMENTED: Readonly<Record<string, readonly KnownError[]>> = {
  'dynamodb.PutItem': DYNAMODB_WRITES,
  'dynamodb.UpdateItem': DYNAMODB_WRITES,
  'dynamodb.GetItem': DYNAMODB,
  'dynamodb.Query': DYNAMODB,
  'comprehend.DetectSentiment': [
    { code: 'InternalServerException', status: 500 },
    { code: 'InvalidRequestException', status: 400 },
    { code: 'TextSizeLimitExceededException', status: 400 },
    { code: 'UnsupportedLanguageException', status: 400 },
    ...COMMON,
  ],
  'comprehend.DetectDominantLanguage': [
    { code: 'InternalServerException', status: 500 },
    { code: 'TextSizeLimitExceededException', status: 400 },
    ...COMMON,
  ],
  'bedrockruntime.Converse': [
    { code: 'ModelTimeoutException', status: 408 },
    { code: 'ModelNotReadyException', status: 429 },
    { code: 'ModelErrorException', status: 424 },
    { code: 'ResourceNotFoundException', status: 404 },
    { code: 'ValidationException', status: 400 },
    ...COMMON,
  ],
  'sns.Publish': [
    { code: 'InternalErrorException', status: 500 },
    { code: 'KMSThrottlingException', status: 400 },
    { code: 'NotFoundException', status: 404 },
    { code: 'InvalidParameterException', status: 400 },
    ...COMMON,
  ],
  'events.PutEvents': [{ code: 'InternalException', status: 500 }, ...COMMON],
  'http.Invoke': [
    { code: 'States.Http.StatusCode.500' },
    { code: 'States.Http.StatusCode.429' },
    { code: 'States.Http.StatusCode.404' },
    { code: 'States.Http.Socket' },
  ],
  'sesv2.SendEmail': [
    { code: 'TooManyRequestsException', status: 429 },
    { code: 'AccountSuspendedException', status: 400 },
    { code: 'BadRequestException', status: 400 },
    { code: 'LimitExceededException', status: 400 },
    { code: 'MailFromDomainNotVerifiedException', status: 400 },
    { code: 'MessageRejected', status: 400 },
    { code: 'NotFoundException', status: 404 },
    { code: 'SendingPausedException', status: 400 },
    ...COMMON,
  ],
  'lambda.Invoke': [
    { code: 'ServiceException', status: 500 },
    { code: 'TooManyRequestsException', status: 429 },
    { code: 'EC2ThrottledException', status: 502 },
    { code: 'EFSMountTimeoutException', status: 408 },
    { code: 'KMSThrottledException', status: 502 },
    { code: 'ResourceNotReadyException', status: 502 },
    { code: 'ResourceNotFoundException', status: 404 },
    ...COMMON,
  ],
  'sqs.SendMessage': [
    { code: 'RequestThrottled', status: 403 },
    { code: 'InvalidSecurity', status: 403 },
    { code: 'KmsThrottled', status: 400 },
    { code: 'QueueDoesNotExist', status: 400 },
    ...COMMON,
  ],
  'sqs.ChangeMessageVisibility': [
    { code: 'RequestThrottled', status: 403 },
    { code: 'MessageNotInflight', status: 400 },
    { code: 'QueueDoesNotExist', status: 400 },
    ...COMMON,
  ],
  'sqs.DeleteMessage': [
    { code: 'RequestThrottled', status: 403 },
    { code: 'ReceiptHandleIsInvalid', status: 400 },
    ...COMMON,
  ],
  'states.StartSyncExecution': [
    { code: 'InternalFailure', status: 500 },
    { code: 'StateMachineDoesNotExist', status: 400 },
    { code: 'StateMachineDeleting', status: 400 },
    { code: 'KmsThrottlingException', status: 400 },
    ...COMMON,
  ],
};

/** Every operation that can go wrong, as `service.operation`. */
export const OPERATIONS: readonly string[] = Object.keys(DOCUMENTED);

/** The names of services in the errors of their optimised or SDK integrations. */
const CLIENT_PREFIXES: Readonly<Record<string, string>> = {
  bedrockruntime: 'BedrockRuntime',
  comprehend: 'Comprehend',
  dynamodb: 'DynamoDB',
  events: 'EventBridge',
  lambda: 'Lambda',
  sesv2: 'SesV2',
  sns: 'Sns',
  sqs: 'SQS',
};

/** The error with which an operation refuses a call. */
export function documentedError(operation: string, pick: number): Error {
  const known = DOCUMENTED[operation] ?? COMMON;
  const { code, status } = known[pick % known.length];
  if (status === undefined) return new StatesError(code, `${operation} was made to fail by the schedule.`);
  return new ServiceError(code, `${operation} was made to fail by the schedule.`, status);
}

/** The error of each operation when a concurrency quota is exceeded, as the `pick` of that error. */
export const THROTTLED: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['lambda.Invoke', 'TooManyRequestsException'],
    ['states.StartSyncExecution', 'ThrottlingException'],
  ].map(([operation, code]) => [operation, DOCUMENTED[operation].findIndex((known) => known.code === code)]),
);

/** What a caller sees if the call took effect and the answer was lost: an error of the server, or a timeout of the client. */
export function lostAnswerError(operation: string, pick: number): Error {
  const [service] = operation.split('.');
  const prefix = CLIENT_PREFIXES[service];
  if (pick % 2 === 1 && prefix !== undefined) {
    return new StatesError(`${prefix}.SdkClientException`, 'Unable to execute HTTP request: Connection reset');
  }
  return new ServiceError('InternalServerError', `${operation} did its work, and its answer was lost.`, 500);
}

/** How late a late call reaches its service: while the caller still waits, or after it gave up. */
export function lateness(pick: number): number {
  return [700, 1_500, 2_500, 4_000, 8_000, 15_000, 30_000, 60_000, 1_000, 6_000][pick % 10];
}
