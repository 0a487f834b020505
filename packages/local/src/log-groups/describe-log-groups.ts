/** Reads from the templates which log group each resource writes to. */
import { member } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';
import { readablePath } from '../cloudformation/planned';
import { type StateMachineDescription } from '../services/step-functions/description';

/** A log group by one of its names. */
export interface LogGroupDescription {
  /** Its own construct path, or that of a function or a state machine that writes to it. */
  readonly path: string;
  readonly logicalId?: string;
  readonly name: string;
  /** The name or the ARN of the resource that writes to it. */
  readonly writer?: string;
}

/** The log groups of an assembly, including those that Lambda creates. */
export function describeLogGroups(
  resources: readonly DeployedResource[],
  machines: readonly StateMachineDescription[],
): LogGroupDescription[] {
  return [
    ...resources
      .filter(({ type }) => type === 'AWS::Logs::LogGroup')
      .map(({ path, logicalId, ref }) => ({ path: readablePath(path), logicalId, name: ref })),
    ...resources.filter(({ type }) => type === 'AWS::Lambda::Function').map(ofFunction),
    ...machines.flatMap(ofMachine),
  ];
}

function ofFunction(resource: DeployedResource): LogGroupDescription {
  const { path, logicalId, ref } = resource;
  const own = member(resource.properties().LoggingConfig, 'LogGroup');
  return {
    path: readablePath(path),
    logicalId,
    name: typeof own === 'string' ? own : `/aws/lambda/${ref}`,
    writer: ref,
  };
}

function ofMachine({ path, arn, logging }: StateMachineDescription): LogGroupDescription[] {
  const name = /:log-group:([^:]+)/.exec(logging.logGroupArn ?? '')?.[1];
  return name === undefined ? [] : [{ path: readablePath(path), name, writer: arn }];
}
