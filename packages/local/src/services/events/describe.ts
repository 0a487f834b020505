/** Reads the event buses and the rules that wait for events, and says what of them cannot be run. */
import {
  type EventBusDescription,
  type EventInput,
  type EventRuleDescription,
  type EventTargetDescription,
} from './description';
import { arn as arnOf } from '../../base/arn';
import { named as namedBy, nameOf } from '../../cloudformation/names';
import { cannotRun, needsNothing, ONLY_PERMISSIONS, runs } from '../../cloudformation/resource-type';
import { type ServiceResources } from '../definition';
import { unknownOperatorsOf } from './pattern';
import { isObject, type Json, type JsonObject, member, objectOf, objectsOf } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { type Notice } from '../../cloudformation/notice';
import { descriptionsOf, type Planned } from '../../cloudformation/planned';
import { functions } from '../lambda/describe';
import { queues } from '../sqs/describe';
import { stateMachines } from '../step-functions/describe';
import { namedEventBuses, type NamedResource } from '../step-functions/tasks';

/** What rules can start, and what they can wait for. */
export interface EventBusContext {
  /** The ARNs of the queues, functions and state machines that run. */
  readonly targets: ReadonlySet<string>;
  /** The event buses that definitions name. */
  readonly named: readonly NamedResource[];
}

/** The default bus, those of the templates, then those that are only named; and what cannot be run. */
export function describeEventBuses(
  resources: readonly DeployedResource[],
  { targets, named }: EventBusContext,
): { eventBuses: Planned<EventBusDescription>[]; notices: Notice[] } {
  const notices: Notice[] = [];
  const rules = resources.filter(isEventRule).map((resource) => {
    const { messages, ...rule } = readRule(resource, targets);
    notices.push(...messages.map((message) => ({ path: resource.path, type: resource.type, message })));
    return { ...rule, path: resource.path };
  });
  const own = [DEFAULT_BUS, ...resources.filter(({ type }) => type === EVENT_BUS).map(ownBus)];
  const isOwn = (nameOrArn: string): boolean =>
    own.some(({ description: { name, arn } }) => name === nameOrArn || arn === nameOrArn);
  const imported = named.filter(({ arn }) => !isOwn(arn));
  notices.push(...imported.map(importedNotice));
  const buses = [...own, ...imported.map(({ arn }) => importedBus(arn))];
  const heard = new Set(buses.flatMap(({ description: { name, arn } }) => [name, arn]));
  notices.push(...rules.filter(({ bus }) => !heard.has(bus)).map(unheardNotice));
  return { eventBuses: buses.map((bus) => withRules(bus, rules)), notices };
}

const EVENT_BUS = 'AWS::Events::EventBus';
const RULE = 'AWS::Events::Rule';

/** Every account has it. */
const DEFAULT_BUS: Planned<EventBusDescription> = {
  path: 'default',
  logicalId: 'default',
  description: { name: 'default', arn: arnOf('events', 'event-bus/default') },
};

interface Rule {
  /** The name or the ARN of its bus. */
  readonly bus: string;
  readonly description: EventRuleDescription;
  readonly messages: readonly string[];
}

function ownBus({ path, logicalId, ref, attribute }: DeployedResource): Planned<EventBusDescription> {
  return { path, logicalId, description: { name: ref, arn: attribute('Arn') } };
}

function importedBus(nameOrArn: string): Planned<EventBusDescription> {
  const name = nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
  const arn = nameOrArn.startsWith('arn:') ? nameOrArn : arnOf('events', `event-bus/${name}`);
  return { path: nameOrArn, logicalId: nameOrArn, description: { name, arn } };
}

function importedNotice({ arn, path }: NamedResource): Notice {
  return {
    path,
    type: EVENT_BUS,
    message: `events that it puts on ${arn} are only shown: that event bus is not in any template`,
  };
}

function unheardNotice({ bus, path }: { readonly bus: string; readonly path: string }): Notice {
  return { path, type: RULE, message: `its event bus ${bus} receives no events here` };
}

function withRules(
  planned: Planned<EventBusDescription>,
  rules: readonly Omit<Rule, 'messages'>[],
): Planned<EventBusDescription> {
  const { name, arn } = planned.description;
  const own = rules.filter(({ bus }) => bus === name || bus === arn).map(({ description }) => description);
  return { ...planned, description: { ...planned.description, rules: own } };
}

function isEventRule(resource: DeployedResource): boolean {
  if (resource.type !== RULE) return false;
  const { EventPattern: pattern, State: state } = resource.properties();
  return isObject(pattern) && state !== 'DISABLED';
}

function readRule(resource: DeployedResource, running: ReadonlySet<string>): Rule {
  const { EventPattern, EventBusName, Targets } = resource.properties();
  const pattern = objectOf(EventPattern);
  const operators = unknownOperatorsOf(pattern);
  const targets = objectsOf(Targets).map((target) => readTarget(target, running));
  return {
    bus: typeof EventBusName === 'string' ? EventBusName : 'default',
    description: {
      // On a bus of one's own, Ref is the bus and the name.
      name: resource.ref.replace(/^.*\|/, ''),
      arn: resource.attribute('Arn'),
      pattern,
      targets: targets.filter((target) => typeof target !== 'string'),
    },
    messages: [
      ...(operators.length > 0 ? [`no event starts its targets: ${operators.join(', ')} is not supported here`] : []),
      ...targets.filter((target) => typeof target === 'string'),
    ],
  };
}

/** Text says why it gets no events. */
function readTarget(target: JsonObject, running: ReadonlySet<string>): EventTargetDescription | string {
  const arn = String(target.Arn);
  if (!running.has(arn)) return `${arn} receives no events: only queues, functions and state machines that run here do`;
  const deadLetterArn = member(target.DeadLetterConfig, 'Arn');
  return {
    arn,
    input: inputOf(target),
    roleArn: typeof target.RoleArn === 'string' ? target.RoleArn : undefined,
    deadLetterArn: deadLetterArn === undefined ? undefined : String(deadLetterArn),
  };
}

function inputOf({ Input: text, InputPath: path, InputTransformer: transformer }: JsonObject): EventInput | undefined {
  if (typeof text === 'string') return { kind: 'text', text };
  if (typeof path === 'string') return { kind: 'path', path };
  const template = member(transformer, 'InputTemplate');
  if (typeof template !== 'string') return undefined;
  return { kind: 'template', template, paths: pathsOf(member(transformer, 'InputPathsMap')) };
}

function pathsOf(map: Json | undefined): Record<string, string> {
  if (!isObject(map)) return {};
  return Object.fromEntries(Object.entries(map).map(([name, path]) => [name, String(path)]));
}

/** The CloudFormation side. */
export const eventBuses: ServiceResources<'eventBuses', EventBusDescription> = {
  key: 'eventBuses',
  types: {
    'AWS::Events::Rule': runs((r) => {
      const name = nameOf(r, 'Name', 64);
      const bus = String(r.property('EventBusName') ?? 'default').replace(/^.*\//, '');
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
      const path = bus === 'default' ? name : `${bus}/${name}`;
      return { ref: path.replace('/', '|'), attributes: { Arn: arnOf('events', `rule/${path}`), RuleName: name } };
    }),
    'AWS::Events::EventBus': runs((r) => {
      const name = nameOf(r, 'Name', 256);
      return { ref: name, attributes: { Arn: arnOf('events', `event-bus/${name}`), Name: name, Policy: '' } };
    }),
    'AWS::Events::EventBusPolicy': needsNothing(ONLY_PERMISSIONS, namedBy('StatementId', 64)),
    'AWS::Events::Archive': cannotRun(
      'it keeps no events here',
      namedBy('ArchiveName', 48, (name) => ({ Arn: arnOf('events', `archive/${name}`) })),
    ),
  },
  describe: (resources, { described }) => {
    const machines = descriptionsOf(described(stateMachines));
    const targets = [
      ...descriptionsOf(described(queues)),
      ...descriptionsOf(described(functions)),
      ...machines.filter(({ type }) => type === 'EXPRESS'),
    ];
    const { eventBuses: planned, notices } = describeEventBuses(resources, {
      targets: new Set(targets.map(({ arn }) => arn)),
      named: namedEventBuses(machines),
    });
    return { planned, notices };
  },
};
