/**
 * Form backends as they would be deployed, read out of the synthesized template: what the simulator runs is what AWS
 * would run. Each is synthesized once a process.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import type { Json, JsonObject } from 'cdk-sentiment-form-backend-local/lib/asl';
import { member } from 'cdk-sentiment-form-backend-local/lib/asl/json';
import { readAssembly } from 'cdk-sentiment-form-backend-local/lib/assembly/read-assembly';
import { deploy, type DeployedResource } from 'cdk-sentiment-form-backend-local/lib/cloudformation/deploy';
import { describeFunctions } from 'cdk-sentiment-form-backend-local/lib/cloudformation/describe-functions';
import { describeQueues } from 'cdk-sentiment-form-backend-local/lib/cloudformation/describe-queues';
import { describeTables } from 'cdk-sentiment-form-backend-local/lib/cloudformation/describe-tables';
import type {
  FunctionDescription,
  QueueDescription,
  TableDescription,
} from 'cdk-sentiment-form-backend-local/lib/services/descriptions';
import { describeStateMachines } from 'cdk-sentiment-form-backend-local/lib/step-functions/describe-state-machines';
import type { StateMachineDescription } from 'cdk-sentiment-form-backend-local/lib/step-functions/description';
import { BOSS, CARE, RECEIPT, type Channel } from './channels';
import { Notification, SentimentFormBackend, type SentimentFormBackendProps } from '../src';

/** A function and the text of its bundle. */
export interface SimulatedFunction {
  readonly description: FunctionDescription;
  readonly code: string;
}

/** What brings messages of a queue to a function. */
export interface EventSource {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly reportsItemFailures: boolean;
  /** How many batches are in the works at once, at most. */
  readonly maxConcurrency: number;
}

/** What starts a state machine from time to time. */
export interface Timer {
  readonly everyMillis: number;
  readonly stateMachineArn: string;
  readonly input: Json;
}

/** Everything that runs. */
export interface Deployment {
  /** The state machine that the API starts. */
  readonly formArn: string;
  readonly stateMachines: readonly StateMachineDescription[];
  readonly functions: readonly SimulatedFunction[];
  readonly table: TableDescription;
  readonly queues: readonly QueueDescription[];
  readonly eventSources: readonly EventSource[];
  readonly timers: readonly Timer[];
  readonly channels: readonly Channel[];
}

let simple: Deployment | undefined;
let telling: Deployment | undefined;

/** The form backend with one notification, by email. */
export function synthesize(): Deployment {
  simple ??= read(resourcesOf({ notifications: [emailBy(CARE)] }), [CARE]);
  return simple;
}

/** The form backend that tells two people, sends receipts, and holds what has a link in it as spam. */
export function synthesizeTelling(): Deployment {
  telling ??= read(
    resourcesOf({
      notifications: [emailBy(CARE), emailBy(BOSS)],
      receipt: { fromAddress: RECEIPT.fromAddress },
      spam: { maxLinks: 0 },
    }),
    [CARE, BOSS, RECEIPT],
  );
  return telling;
}

/** Every other seed is one of the form that tells more. */
export function deploymentOf(seed: number): Deployment {
  return seed % 2 === 0 ? synthesizeTelling() : synthesize();
}

function emailBy({ fromAddress }: Channel): Notification {
  return Notification.email({ fromAddress, toAddresses: ['care@example.com'] });
}

function resourcesOf(props: SentimentFormBackendProps): DeployedResource[] {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  new SentimentFormBackend(stack, 'Form', props);
  return deploy(readAssembly(app.synth()));
}

function read(resources: readonly DeployedResource[], channels: readonly Channel[]): Deployment {
  const [table] = describeTables(resources);
  const functions = describeFunctions(resources, join(__dirname, 'no-inline-code')).functions;
  return {
    formArn: formArnOf(resources),
    stateMachines: describeStateMachines(resources),
    functions: functions.map(({ description }) => ({
      description,
      code: readFileSync(join(description.codeDir, 'index.js'), 'utf8'),
    })),
    table: table.description,
    queues: describeQueues(resources).queues.map(({ description }) => description),
    eventSources: ofType(resources, 'AWS::Lambda::EventSourceMapping').map((source) =>
      eventSourceOf(source, functions),
    ),
    timers: ofType(resources, 'AWS::Scheduler::Schedule').map(timerOf),
    channels,
  };
}

/** What the API's integration starts. */
function formArnOf(resources: readonly DeployedResource[]): string {
  const [integration] = ofType(resources, 'AWS::ApiGatewayV2::Integration');
  const arn = member(integration.properties().RequestParameters, 'StateMachineArn');
  if (typeof arn === 'string') return arn;
  throw new Error('The template has no API that starts a state machine.');
}

function eventSourceOf(
  resource: DeployedResource,
  functions: readonly { readonly description: FunctionDescription }[],
): EventSource {
  const { EventSourceArn, FunctionName, BatchSize, FunctionResponseTypes: types, ScalingConfig } = resource.properties();
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
