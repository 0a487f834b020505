/** Reads schedules, and rules with a schedule, from the deployed resources, and reports what cannot run. */
import { type ScheduleDescription, type ScheduleTarget } from './description';
import { timingOf } from './timing';
import { type Json, type JsonObject, listOf, objectOf } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { type Planned } from '../cloudformation/planned';

/** The schedules that can run, and notices about the others. */
export function describeSchedules(resources: readonly DeployedResource[]): {
  schedules: Planned<ScheduleDescription>[];
  notices: Notice[];
} {
  const notices: Notice[] = [];
  const schedules = resources.flatMap((resource) => {
    const describe = KINDS[resource.type];
    if (describe === undefined) return [];
    const { path, type, logicalId } = resource;
    const { description, problems } = describe(resource, resource.properties());
    notices.push(...problems.map((message) => ({ path, type, message })));
    return description === undefined ? [] : [{ path, logicalId, description }];
  });
  return { schedules, notices };
}

interface Described {
  readonly description?: ScheduleDescription;
  readonly problems: readonly string[];
}

const KINDS: Readonly<Record<string, (resource: DeployedResource, properties: JsonObject) => Described>> = {
  'AWS::Scheduler::Schedule': (resource, properties) => {
    const target = targetOf(properties.Target, 'aws.scheduler');
    const expression = String(properties.ScheduleExpression);
    const timezone = properties.ScheduleExpressionTimezone;
    const timing = timingOf(expression, timezone === undefined ? undefined : String(timezone));
    return described(resource, properties, { expression, timing, targets: [target] });
  },
  'AWS::Events::Rule': (resource, properties) => {
    const { ScheduleExpression: expression, Targets: given } = properties;
    if (typeof expression !== 'string') return { problems: [] };
    const targets = listOf(given).map((target) => targetOf(target, 'aws.events'));
    const timing = timingOf(expression);
    return described(resource, properties, { expression, timing, targets });
  },
};

interface Parts extends Pick<ScheduleDescription, 'expression' | 'timing'> {
  /** A text is the reason why one is not started. */
  readonly targets: readonly (ScheduleTarget | string)[];
}

function described(
  { ref: name, attribute }: DeployedResource,
  { State: state, StartDate: start, EndDate: end }: JsonObject,
  { expression, timing, targets }: Parts,
): Described {
  const untimed = timing === undefined ? [`only a program can start it: ${expression} is not supported here`] : [];
  return {
    description: {
      name,
      arn: attribute('Arn'),
      expression,
      timing,
      enabled: state !== 'DISABLED',
      startsAt: timeOf(start),
      endsAt: timeOf(end),
      targets: targets.filter((target) => typeof target !== 'string'),
    },
    problems: [...untimed, ...targets.filter((target) => typeof target === 'string')],
  };
}

function targetOf(target: Json | undefined, source: ScheduleTarget['source']): ScheduleTarget | string {
  const properties = objectOf(target);
  const { Arn: given, RoleArn: role, Input: input, InputPath: path, InputTransformer: transformer } = properties;
  const arn = String(given);
  const kind = kindOf(arn);
  if (kind === undefined) return `it does not start ${arn}: only state machines and functions are supported as targets`;
  const unknown = path !== undefined ? 'InputPath' : transformer !== undefined ? 'InputTransformer' : undefined;
  if (unknown !== undefined) return `it does not start ${arn}: ${unknown} is not supported here`;
  return {
    kind,
    arn,
    source,
    roleArn: typeof role === 'string' ? role : undefined,
    input: typeof input === 'string' ? input : undefined,
  };
}

function kindOf(arn: string): ScheduleTarget['kind'] | undefined {
  if (/^arn:[\w-]+:states:[^:]*:\d+:stateMachine:/.test(arn)) return 'state machine';
  return /^arn:[\w-]+:lambda:[^:]*:\d+:function:/.test(arn) ? 'function' : undefined;
}

function timeOf(value: Json | undefined): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
