/**
 * Runs an AWS CDK cloud assembly on this machine, without an AWS account: on the command line, in tests and in programs.
 */
export * from './asl';
export { checkDefinition, type DefinitionProblem } from './asl/definition';
export { type AssemblySource } from './assembly/read-assembly';
export { StartError } from './base/start-error';
export { type Notice } from './cloudformation/notice';
export { type Denied, type IamMode, type IamReport, type UnusedGrant, type WildcardUse } from './iam/report';
export {
  type LocalBackend,
  type LocalEventBus,
  type LocalOptions,
  type LocalQueue,
  type LocalTable,
  type LocalTopic,
  type Running,
} from './backend/local-options';
export {
  type BusEvent,
  type EmailIdentityDescription,
  type Fault,
  type Message,
  type QueueMessage,
  type Recipient,
  type TopicMessage,
  type Webhook,
} from './services';
export { type LogEvent } from './log-groups/log-event';
export { startLocal } from './backend/start-local';
export { type Execution } from './services/step-functions/execution-log';
