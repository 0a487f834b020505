// What the state machines of a template call.
import { JsonObject } from 'sentiment-form-local/lib/asl';
import { DeployedResource } from 'sentiment-form-local/lib/cloudformation/deploy';
import { accessesOf } from 'sentiment-form-local/lib/services/accesses';
import { Deployed, TARGETS } from './deployed';
import { byRole, byTrust, Edge } from './edge';
import { keyUseOf, keyUseOfMachine } from './keys';
import { allStates, Definition, State } from '../../support/synth';

/** The services that tasks call, and whether what they call there is in the template. */
const SERVICES: { readonly [service: string]: boolean | undefined } = {
  bedrockruntime: false,
  comprehend: false,
  dynamodb: true,
  events: true,
  http: false,
  lambda: true,
  sesv2: false,
  sns: true,
  sqs: true,
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const LOG_DELIVERY = [
  'CreateLogDelivery',
  'GetLogDelivery',
  'UpdateLogDelivery',
  'DeleteLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'DescribeResourcePolicies',
  'DescribeLogGroups',
];

export function machineEdges(deployed: Deployed, machine: DeployedResource): Edge[] {
  const { RoleArn, DefinitionString } = machine.properties();
  const roleArn = String(RoleArn);
  const definition = JSON.parse(String(DefinitionString)) as Definition;
  return [
    byTrust('states.amazonaws.com', roleArn, machine.ref),
    ...allStates(definition)
      .filter(([, { Type }]) => Type === 'Task')
      .flatMap(([name, state]) => taskEdges(deployed, machine.ref, roleArn, name, state)),
    ...loggingEdges(deployed, machine, roleArn),
    ...tracingEdges(machine, roleArn),
    ...keyUseOfMachine(deployed, roleArn, machine),
  ];
}

function taskEdges(deployed: Deployed, callerArn: string, roleArn: string, name: string, state: State): Edge[] {
  const [, service, operation] = /^arn:aws:states:::(?:aws-sdk:)?(\w+):(\w+)$/.exec(state.Resource ?? '') ?? [];
  const isHere = SERVICES[service];
  if (isHere === undefined) throw new Error(`The walk does not know what "${name}" calls: ${state.Resource}.`);
  const secretOf = (connection: string) =>
    deployed.target(connection, 'AWS::Events::Connection').attribute('SecretArn');
  const called = operation[0].toUpperCase() + operation.slice(1);
  const calls = accessesOf(service, called, argumentsOf(state), { callerArn, secretOf });
  return calls.flatMap((call) => [
    byRole(roleArn, call),
    ...(isHere ? keyUseOf(deployed, roleArn, deployed.target(call.resources[0], ...TARGETS)) : []),
  ]);
}

/** Arguments that are one expression name the table and the index in it. The API of Bedrock has its names in small letters. */
function argumentsOf({ Arguments: given }: State): JsonObject {
  if (typeof given !== 'string') return { ...(given as JsonObject), modelId: (given as JsonObject).ModelId ?? null };
  const names = [...String(given).matchAll(/'(TableName|IndexName)': '([^']+)'/g)];
  return Object.fromEntries(names.map(([, name, value]) => [name, value]));
}

function loggingEdges(deployed: Deployed, machine: DeployedResource, roleArn: string): Edge[] {
  const { LoggingConfiguration: logging } = machine.properties() as { LoggingConfiguration?: Logging };
  if (logging === undefined) throw new Error(`${machine.path} has no log.`);
  for (const { CloudWatchLogsLogGroup } of logging.Destinations) {
    deployed.target(CloudWatchLogsLogGroup.LogGroupArn, 'AWS::Logs::LogGroup');
  }
  return LOG_DELIVERY.map((action) => byRole(roleArn, { action: `logs:${action}`, resources: ['*'] }));
}

interface Logging {
  readonly Destinations: { readonly CloudWatchLogsLogGroup: { readonly LogGroupArn: string } }[];
}

/** What X-Ray asks of those that it traces. */
export function tracingEdges(traced: DeployedResource, roleArn: string): Edge[] {
  const { TracingConfig: fn, TracingConfiguration: machine } = traced.properties() as Traced;
  const isTraced = fn?.Mode === 'Active' || machine?.Enabled === true;
  const actions = ['PutTraceSegments', 'PutTelemetryRecords'];
  return (isTraced ? actions : []).map((action) => byRole(roleArn, { action: `xray:${action}`, resources: ['*'] }));
}

interface Traced {
  readonly TracingConfig?: { readonly Mode: string };
  readonly TracingConfiguration?: { readonly Enabled: boolean };
}
