// What the functions of a template call, and what calls them from queues.
import { JsonObject } from 'sentiment-form-local/lib/asl';
import { DeployedResource } from 'sentiment-form-local/lib/cloudformation/deploy';
import { Deployed } from './deployed';
import { byRole, byTrust, Edge } from './edge';
import { keyUseOfReceiver, keyUseOfStarter } from './keys';
import { tracingEdges } from './machines';

/** Its role, its log, and what its environment names. */
export function functionEdges(deployed: Deployed, fn: DeployedResource): Edge[] {
  const { Role, LoggingConfig, Environment } = fn.properties() as JsonObject & FunctionProperties;
  const group = deployed.target(LoggingConfig?.LogGroup, 'AWS::Logs::LogGroup');
  const stream = group.attribute('Arn').replace(/\*$/, 'log-stream:one');
  const values = Object.values(Environment?.Variables ?? {});
  return [
    byTrust('lambda.amazonaws.com', Role, fn.attribute('Arn')),
    ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => byRole(Role, { action, resources: [stream] })),
    ...tracingEdges(fn, Role),
    ...values.flatMap((value) => callsOf(deployed, Role, deployed.find(value))),
  ];
}

interface FunctionProperties {
  readonly Role: string;
  readonly LoggingConfig?: { readonly LogGroup: string };
  readonly Environment?: { readonly Variables: { readonly [name: string]: string } };
}

/** A function starts the state machine that its environment names, and hides messages of the queue for longer. */
function callsOf(deployed: Deployed, role: string, target: DeployedResource | undefined): Edge[] {
  switch (target?.type) {
    case undefined:
      return [];
    case 'AWS::StepFunctions::StateMachine':
      return [
        byRole(role, { action: 'states:StartSyncExecution', resources: [target.ref] }),
        ...keyUseOfStarter(deployed, role, target),
      ];
    case 'AWS::SQS::Queue':
      return [byRole(role, { action: 'sqs:ChangeMessageVisibility', resources: [target.attribute('Arn')] })];
    default:
      throw new Error(`The walk does not know what a function does with ${target?.path}.`);
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions */
export function mappingEdges(deployed: Deployed, mapping: DeployedResource): Edge[] {
  const { EventSourceArn, FunctionName, DestinationConfig } = mapping.properties();
  if (DestinationConfig !== undefined) throw new Error(`The walk does not know the destination of ${mapping.path}.`);
  const queue = deployed.target(EventSourceArn, 'AWS::SQS::Queue');
  const { Role } = deployed.target(FunctionName, 'AWS::Lambda::Function').properties() as JsonObject &
    FunctionProperties;
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  return [
    ...actions.map((action) => byRole(Role, { action, resources: [queue.attribute('Arn')] })),
    ...keyUseOfReceiver(deployed, Role, queue),
  ];
}
