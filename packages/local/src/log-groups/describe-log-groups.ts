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
  /** Whether it is of the class INFREQUENT_ACCESS, which costs less to write. */
  readonly isInfrequent?: boolean;
}

/** The log groups of an assembly, including those that Lambda creates. */
export function describeLogGroups(
  resources: readonly DeployedResource[],
  machines: readonly StateMachineDescription[],
): LogGroupDescription[] {
  return [
    ...resources.filter(({ type }) => type === 'AWS::Logs::LogGroup').map(ofLogGroup),
    ...resources.filter(({ type }) => type === 'AWS::Lambda::Function').map(ofFunction),
    ...machines.flatMap(ofMachine),
  ];
}

function ofLogGroup(resource: DeployedResource): LogGroupDescription {
  const { path, logicalId, ref } = resource;
  const isInfrequent = resource.properties().LogGroupClass === 'INFREQUENT_ACCESS';
  return { path: readablePath(path), logicalId, name: ref, ...(isInfrequent && { isInfrequent }) };
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
