// Every call that the resources of a template make. A type that the walk does not know is an error.
import { JsonObject } from 'sentiment-form-local/lib/asl';
import { DeployedResource } from 'sentiment-form-local/lib/cloudformation/deploy';
import { authorizerEdges, integrationEdges, stageEdges } from './apis';
import { Deployed, permissionsIn, TARGETS } from './deployed';
import { arn, byRole, byService, byTrust, Edge } from './edge';
import { functionEdges, mappingEdges } from './functions';
import { keyUseOfAlarm, keyUseOfLogGroup, keyUseOfStarter } from './keys';
import { machineEdges } from './machines';
import { redriveEdges } from './queues';
import { refuseUnknownKeyUses } from './unknown-key-uses';
import { PolicyTemplate } from '../../support/policy-mutations';

type Walk = (deployed: Deployed, resource: DeployedResource) => Edge[];

const CALLERS: { readonly [type: string]: Walk } = {
  'AWS::ApiGatewayV2::Authorizer': authorizerEdges,
  'AWS::ApiGatewayV2::Integration': integrationEdges,
  'AWS::ApiGatewayV2::Stage': stageEdges,
  'AWS::CloudWatch::Alarm': alarmEdges,
  'AWS::Lambda::EventSourceMapping': mappingEdges,
  'AWS::Lambda::Function': functionEdges,
  'AWS::Logs::LogGroup': keyUseOfLogGroup,
  'AWS::SQS::Queue': redriveEdges,
  'AWS::Scheduler::Schedule': scheduleEdges,
  'AWS::StepFunctions::StateMachine': machineEdges,
};

/** Types that call nothing and are not called: policies, and parts and descriptions of other resources. */
const OTHERS = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::Route',
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::Permission',
  'AWS::Logs::MetricFilter',
  'AWS::Route53::RecordSet',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

/** Every call, without duplicates. */
export function edgesOf(template: PolicyTemplate): Edge[] {
  const known = [...Object.keys(CALLERS), ...TARGETS, ...OTHERS];
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    if (!known.includes(Type)) throw new Error(`The walk does not know ${Type}, which ${id} is.`);
  }
  refuseUnknownKeyUses(template);
  const deployed = new Deployed(template);
  const edges = Object.entries(CALLERS).flatMap(([type, walk]) =>
    deployed.ofType(type).flatMap((resource) => walk(deployed, resource)),
  );
  return [...new Map(edges.map((edge) => [edge.name, edge])).values()];
}

/** The names of the calls that the policies of a template do not allow. */
export function refusedIn(template: PolicyTemplate, edges: readonly Edge[]): string[] {
  const permissions = permissionsIn(template);
  return edges.filter((edge) => !edge.isAdmitted(permissions)).map(({ name }) => name);
}

function alarmEdges(deployed: Deployed, alarm: DeployedResource): Edge[] {
  const { AlarmActions = [], OKActions = [], InsufficientDataActions = [] } = alarm.properties();
  const source = arn('cloudwatch', `alarm:${alarm.ref}`);
  return [AlarmActions, OKActions, InsufficientDataActions].flat().flatMap((action) => {
    const topic = deployed.target(action, 'AWS::SNS::Topic');
    return [
      byService('cloudwatch.amazonaws.com', { action: 'sns:Publish', resources: [topic.ref] }, source),
      ...keyUseOfAlarm(deployed, source, topic),
    ];
  });
}

/** The source of the call is the schedule's group: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
function scheduleEdges(deployed: Deployed, schedule: DeployedResource): Edge[] {
  const { Target, GroupName = 'default' } = schedule.properties() as JsonObject & ScheduleProperties;
  if (Target.DeadLetterConfig !== undefined) {
    throw new Error(`The walk does not know the dead-letter queue of ${schedule.path}.`);
  }
  const machine = deployed.target(Target.Arn, 'AWS::StepFunctions::StateMachine');
  return [
    byTrust('scheduler.amazonaws.com', Target.RoleArn, arn('scheduler', `schedule-group/${GroupName}`)),
    byRole(Target.RoleArn, { action: 'states:StartExecution', resources: [machine.ref] }),
    ...keyUseOfStarter(deployed, Target.RoleArn, machine),
  ];
}

interface ScheduleProperties {
  readonly Target: { readonly Arn: string; readonly RoleArn: string; readonly DeadLetterConfig?: unknown };
  readonly GroupName?: string;
}
