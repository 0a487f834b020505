/**
 * Form backends as they would be deployed, read out of the synthesized template: what the simulator runs is what AWS
 * would run. Each is synthesized once per process.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CDK_APP_MODE_CONTEXT } from 'aws-cdk-lib/cx-api';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { readAssembly } from 'sentiment-form-local/lib/assembly/read-assembly';
import { member } from 'sentiment-form-local/lib/base/json';
import { type DeployedResource } from 'sentiment-form-local/lib/cloudformation/deploy';
import { deployedResources } from 'sentiment-form-local/lib/plan/deployed-resources';
import { describeTables } from 'sentiment-form-local/lib/services/dynamodb/describe';
import type { TableDescription } from 'sentiment-form-local/lib/services/dynamodb/description';
import { describeEventBuses } from 'sentiment-form-local/lib/services/events/describe';
import type { EventBusDescription } from 'sentiment-form-local/lib/services/events/description';
import { describeConnections } from 'sentiment-form-local/lib/services/http-tasks/describe';
import type { ConnectionDescription } from 'sentiment-form-local/lib/services/http-tasks/description';
import { describeFunctions } from 'sentiment-form-local/lib/services/lambda/describe';
import type { FunctionDescription } from 'sentiment-form-local/lib/services/lambda/description';
import { describeTopics } from 'sentiment-form-local/lib/services/sns/describe';
import type { TopicDescription } from 'sentiment-form-local/lib/services/sns/description';
import { describeQueues } from 'sentiment-form-local/lib/services/sqs/describe';
import type { QueueDescription } from 'sentiment-form-local/lib/services/sqs/description';
import { describeStateMachines } from 'sentiment-form-local/lib/services/step-functions/describe';
import type { StateMachineDescription } from 'sentiment-form-local/lib/services/step-functions/description';
import { SentimentFormBackend } from '../../src';
import type { Channel } from './forms/channel';
import type { Form } from './forms/form';
import { SIMPLE, NOTIFYING, WIDE } from './forms/forms';
import { OTHERS } from './forms/others';

/** A function and the text of its bundle. */
export interface SimulatedFunction {
  readonly description: FunctionDescription;
  readonly code: string;
}

/** An event source mapping, which sends messages of a queue to a function. */
export interface EventSource {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly reportsItemFailures: boolean;
  /** The highest number of batches that are processed at the same time. */
  readonly maxConcurrency: number;
}

/** A schedule that starts a state machine. */
export interface Timer {
  readonly everyMillis: number;
  readonly stateMachineArn: string;
  readonly input: Json;
}

/** Everything that runs. */
export interface Deployment {
  readonly form: Form;
  /** The state machine that the API starts. */
  readonly formArn: string;
  /** The function that starts it for the API. @default the API starts it itself */
  readonly responderArn?: string;
  readonly stateMachines: readonly StateMachineDescription[];
  readonly functions: readonly SimulatedFunction[];
  readonly table: TableDescription;
  readonly queues: readonly QueueDescription[];
  readonly eventSources: readonly EventSource[];
  readonly timers: readonly Timer[];
  readonly topics: readonly TopicDescription[];
  readonly buses: readonly EventBusDescription[];
  readonly connections: readonly ConnectionDescription[];
  readonly channels: readonly Channel[];
  /** After how many seconds in the dead-letter queue a message raises an alarm: one number for each such alarm. */
  readonly deadLetterAlarms: readonly number[];
}

const synthesized = new Map<Form, Deployment>();

/** A form as it would be deployed. */
export function deploymentOfForm(form: Form): Deployment {
  let deployment = synthesized.get(form);
  if (deployment === undefined) {
    deployment = read(resourcesOf(form), form);
    synthesized.set(form, deployment);
  }
  return deployment;
}

/** The form backend with one notification, by email. */
export function synthesize(): Deployment {
  return deploymentOfForm(SIMPLE);
}

/** The form backend that notifies two people, sends receipts, and holds messages with a link as spam. */
export function synthesizeNotifying(): Deployment {
  return deploymentOfForm(NOTIFYING);
}

/** Half of the seeds run the form that notifies one person. The other seeds are divided among the forms that do more. */
export function deploymentOf(seed: number): Deployment {
  if (seed % 2 === 1) return synthesize();
  if (seed % 4 === 0) return synthesizeNotifying();
  return deploymentOfForm(seed % 8 === 2 ? WIDE : OTHERS[Math.floor(seed / 8) % OTHERS.length]);
}

/** Nothing is checked that a deployment would check: the tests of the construct do that, and it takes seconds. */
const UNCHECKED = { [CDK_APP_MODE_CONTEXT]: 'inmemory' };

function resourcesOf(form: Form): DeployedResource[] {
  const app = new App({ analyticsReporting: false, context: UNCHECKED });
  const stack = new Stack(app, 'Stack', { env: { region: 'us-east-1' } });
  new SentimentFormBackend(stack, 'Form', form.props(stack));
  return deployedResources(readAssembly(app.synth()));
}

function read(resources: readonly DeployedResource[], form: Form): Deployment {
  const [table] = describeTables(resources);
  const functions = functionsOf(resources);
  return {
    form,
    ...frontOf(resources),
    stateMachines: describeStateMachines(resources),
    functions,
    table: table.description,
    queues: describeQueues(resources).queues.map(({ description }) => description),
    eventSources: ofType(resources, 'AWS::Lambda::EventSourceMapping').map((source) =>
      eventSourceOf(source, functions),
    ),
    timers: ofType(resources, 'AWS::Scheduler::Schedule').map(timerOf),
    topics: describeTopics(resources, NOTHING_ELSE).topics.map(({ description }) => description),
    buses: describeEventBuses(resources, NOTHING_ELSE).eventBuses.map(({ description }) => description),
    connections: describeConnections(resources, []).planned.map(({ description }) => description),
    channels: form.channels((type) => arnOf(resources, type)),
    deadLetterAlarms: deadLetterAlarms(resources),
  };
}

/** They count the messages of the queue that is not the source of a dead-letter queue. */
function deadLetterAlarms(resources: readonly DeployedResource[]): number[] {
  const [dead] = describeQueues(resources).queues.filter(({ description: { redrive } }) => redrive === undefined);
  return ofType(resources, 'AWS::CloudWatch::Alarm')
    .map((alarm) => alarm.properties())
    .filter(
      ({ MetricName: metric, Dimensions: dimensions, Threshold: threshold }) =>
        metric === 'ApproximateNumberOfMessagesVisible' &&
        JSON.stringify(dimensions).includes(`"${dead.description.name}"`) &&
        Number(threshold) <= 1,
    )
    .map(({ Period: period, EvaluationPeriods: periods }) => Number(period) * Number(periods));
}

const NOTHING_ELSE = { targets: new Set<string>(), named: [] };

function functionsOf(resources: readonly DeployedResource[]): SimulatedFunction[] {
  const inline = mkdtempSync(join(tmpdir(), 'simulator-'));
  try {
    return describeFunctions(resources, inline).functions.map(({ description }) => ({
      description,
      code: readFileSync(join(description.codeDir, 'index.js'), 'utf8'),
    }));
  } finally {
    rmSync(inline, { recursive: true });
  }
}

/** What the API's integration starts: the state machine, or a function that starts it. */
function frontOf(resources: readonly DeployedResource[]): Pick<Deployment, 'formArn' | 'responderArn'> {
  const [integration] = ofType(resources, 'AWS::ApiGatewayV2::Integration');
  const { RequestParameters: parameters, IntegrationUri: uri } = integration.properties();
  const arn = member(parameters, 'StateMachineArn');
  if (typeof arn === 'string') return { formArn: arn };
  const [responder] = ofType(resources, 'AWS::Lambda::Function').filter((fn) => fn.attribute('Arn') === uri);
  const started = member(member(responder?.properties().Environment, 'Variables'), 'STATE_MACHINE_ARN');
  if (typeof started === 'string') return { formArn: started, responderArn: String(uri) };
  throw new Error('The template has no API that starts a state machine.');
}

/** The one of a type, as notifications name it. */
function arnOf(resources: readonly DeployedResource[], type: string): string {
  const [resource] = ofType(resources, type);
  if (resource === undefined) throw new Error(`The template has no ${type}.`);
  return type === 'AWS::SNS::Topic' ? resource.ref : resource.attribute('Arn');
}

function eventSourceOf(resource: DeployedResource, functions: readonly SimulatedFunction[]): EventSource {
  const {
    EventSourceArn,
    FunctionName,
    BatchSize,
    FunctionResponseTypes: types,
    ScalingConfig,
  } = resource.properties();
  const target = functions.find(({ description: { name, arn } }) => FunctionName === name || FunctionName === arn);
  if (target === undefined) {
    throw new Error(`${resource.path}: the function of the event source is not in the template.`);
  }
  return {
    queueArn: String(EventSourceArn),
    functionArn: target.description.arn,
    batchSize: Number(BatchSize ?? 10),
    maxConcurrency: Number(member(ScalingConfig, 'MaximumConcurrency') ?? 1000),
    reportsItemFailures: Array.isArray(types) && types.includes('ReportBatchItemFailures'),
  };
}

function timerOf(resource: DeployedResource): Timer {
  const { ScheduleExpression: expression, Target: target } = resource.properties();
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(expression)) ?? [];
  if (count === undefined) throw new Error(`${resource.path}: the simulator knows no schedule ${String(expression)}.`);
  const input = member(target, 'Input');
  return {
    everyMillis: Number(count) * MILLIS[unit],
    stateMachineArn: String(member(target, 'Arn')),
    input: typeof input === 'string' ? (JSON.parse(input) as JsonObject) : {},
  };
}

const MILLIS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function ofType(resources: readonly DeployedResource[], type: string): DeployedResource[] {
  return resources.filter((resource) => resource.type === type);
}
