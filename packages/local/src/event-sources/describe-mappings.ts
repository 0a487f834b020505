/** Reads the event source mappings from the deployed resources, and reports which of them cannot run. */
import { type MappingDescription } from './description';
import { type JsonObject, member } from '../base/json';
import { StartError } from '../base/start-error';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { type Planned, readablePath } from '../cloudformation/planned';
import { type FunctionDescription, type QueueDescription } from '../services';

/** What a mapping can connect. */
export interface Connectable {
  readonly queues: readonly Planned<QueueDescription>[];
  readonly functions: readonly Planned<FunctionDescription>[];
}

/** A mapping with the construct paths of its queue and function. */
export interface PlannedMapping extends Planned<MappingDescription> {
  readonly queuePath: string;
  readonly functionPath: string;
}

/** The mappings that can run, and notices about the others. */
export function describeMappings(
  resources: readonly DeployedResource[],
  connectable: Connectable,
): { mappings: PlannedMapping[]; notices: Notice[] } {
  const notices: Notice[] = [];
  const mappings = resources
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .flatMap((resource) => {
      const planned = describe(resource, connectable);
      if (typeof planned !== 'string') return [planned];
      const { path, type } = resource;
      notices.push({ path, type, message: `it does not invoke its function: ${planned}` });
      return [];
    });
  return { mappings, notices };
}

/** AWS starts with five pollers: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const DEFAULT_CONCURRENCY = 5;
const DEFAULT_BATCH_SIZE = 10;

function describe(resource: DeployedResource, connectable: Connectable): PlannedMapping | string {
  const properties = resource.properties();
  const source = String(properties.EventSourceArn);
  const functionName = String(properties.FunctionName);
  const queue = connectable.queues.find(({ description }) => description.arn === source);
  const fn = connectable.functions.find(({ description }) => goesBy(description, functionName));
  if (!source.startsWith('arn:aws:sqs:')) return 'only SQS queues are supported as event sources';
  if (queue === undefined) return 'its queue does not run here';
  if (fn === undefined) return 'its function does not run here';
  if (properties.FilterCriteria !== undefined) return 'filters are not supported here';
  checkTimes(resource, queue.description, fn.description);
  return {
    path: resource.path,
    logicalId: resource.logicalId,
    queuePath: queue.path,
    functionPath: fn.path,
    description: {
      queueArn: source,
      queueUrl: queue.description.url,
      functionName,
      ...settingsOf(properties),
    },
  };
}

function settingsOf(properties: JsonObject): Omit<MappingDescription, 'queueArn' | 'queueUrl' | 'functionName'> {
  const { Enabled: enabled, BatchSize: size, MaximumBatchingWindowInSeconds: window } = properties;
  const reports = properties.FunctionResponseTypes;
  return {
    enabled: String(enabled ?? true) === 'true',
    batchSize: Number(size ?? DEFAULT_BATCH_SIZE),
    batchingWindowSeconds: Number(window ?? 0),
    maximumConcurrency: Number(member(properties.ScalingConfig, 'MaximumConcurrency') ?? DEFAULT_CONCURRENCY),
    reportsItemFailures: Array.isArray(reports) && reports.includes('ReportBatchItemFailures'),
  };
}

function goesBy({ name, arn }: FunctionDescription, given: string): boolean {
  return given === name || given === arn || given.startsWith(`${arn}:`) || given.startsWith(`${name}:`);
}

/** Lambda refuses such a mapping, because a message would become visible while the function is still processing it. */
function checkTimes(resource: DeployedResource, queue: QueueDescription, fn: FunctionDescription): void {
  const { visibilityTimeoutSeconds: visibility = 30 } = queue;
  const { timeoutSeconds: timeout = 3 } = fn;
  if (visibility >= timeout) return;
  throw new StartError(
    `${readablePath(resource.path)}: Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeout} seconds.`,
  );
}
