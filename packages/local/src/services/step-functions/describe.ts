/** Reads the state machines from the deployed resources. */
import { readFileSync } from 'node:fs';
import { checkDefinitions } from './check-definitions';
import { type LoggingDescription, type StateMachineDescription } from './description';
import { noticesOfMachineTypes } from './task-notices';
import { arn } from '../../base/arn';
import { isObject, type Json, type JsonObject, listOf, member, parsedJson } from '../../base/json';
import { StartError } from '../../base/start-error';
import { type DeployedResource } from '../../cloudformation/deploy';
import { byArn, type Nameable, nameOf, textOf } from '../../cloudformation/names';
import { descriptionsOf, plannedOf } from '../../cloudformation/planned';
import { CALLS_FAIL, cannotRun, runs } from '../../cloudformation/resource-type';
import { type Described, type ServiceResources } from '../definition';

/** The state machines in the order of the templates. */
export function describeStateMachines(resources: readonly DeployedResource[]): StateMachineDescription[] {
  return descriptionsOf(plannedOf(resources, STATE_MACHINE, describe));
}

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

/** Throws if AWS would refuse a definition. */
function describeChecked(resources: readonly DeployedResource[]): Described<StateMachineDescription> {
  const planned = plannedOf(resources, STATE_MACHINE, describe);
  checkDefinitions(descriptionsOf(planned));
  return { planned, notices: noticesOfMachineTypes(descriptionsOf(planned)) };
}

function describe(resource: DeployedResource): StateMachineDescription {
  const {
    StateMachineType: type,
    RoleArn: roleArn,
    TracingConfiguration: tracing,
    LoggingConfiguration: logging,
    EncryptionConfiguration: encryption,
    ...rest
  } = resource.properties();
  return {
    arn: resource.ref,
    name: resource.attribute('Name'),
    path: resource.path,
    type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    definition: definitionOf(rest, resource),
    roleArn: String(roleArn),
    keyArn: keyArnOf(encryption),
    tracing: isObject(tracing) && tracing.Enabled === true,
    logging: loggingOf(logging),
  };
}

/** The key behind an alias is not known here. */
function keyArnOf(configuration: Json | undefined): string | undefined {
  const id = member(configuration, 'KmsKeyId');
  if (typeof id !== 'string' || id.includes('alias/')) return undefined;
  return id.startsWith('arn:') ? id : arn('kms', `key/${id}`);
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html */
function loggingOf(configuration: Json | undefined): LoggingDescription {
  const level = LEVELS.find((candidate) => candidate === member(configuration, 'Level')) ?? 'OFF';
  const destinations = member(configuration, 'Destinations');
  const [destination] = listOf(destinations);
  const logGroupArn = member(member(destination, 'CloudWatchLogsLogGroup'), 'LogGroupArn');
  return {
    level,
    includeExecutionData: member(configuration, 'IncludeExecutionData') === true,
    ...(typeof logGroupArn === 'string' && { logGroupArn }),
  };
}

const LEVELS = ['ALL', 'ERROR', 'FATAL', 'OFF'] as const;

function definitionOf(properties: JsonObject, resource: DeployedResource): JsonObject {
  const text = substitute(definitionText(properties, resource), properties.DefinitionSubstitutions);
  const definition = parsedJson(text);
  if (isObject(definition)) return definition;
  throw new StartError(`${resource.path}: the definition of the state machine is not a JSON object.`);
}

function definitionText(properties: JsonObject, resource: DeployedResource): string {
  const { DefinitionString: text, Definition: object, DefinitionS3Location: location } = properties;
  if (typeof text === 'string') return text;
  if (isObject(object)) return JSON.stringify(object);
  const file = isObject(location) ? resource.asset(String(location.Key)) : undefined;
  if (file !== undefined) return readFileSync(file, 'utf8');
  throw new StartError(`${resource.path}: the definition of the state machine is not in the cloud assembly.`);
}

// The values are inserted into JSON text, so special characters are escaped.
function substitute(text: string, substitutions: Json | undefined): string {
  if (!isObject(substitutions)) return text;
  return text.replace(/\$\{([^}]+)\}/g, (placeholder, name: string) => {
    const value = substitutions[name];
    return value === undefined ? placeholder : JSON.stringify(String(value)).slice(1, -1);
  });
}

/** The CloudFormation side. */
export const stateMachines: ServiceResources<'stateMachines', StateMachineDescription> = {
  key: 'stateMachines',
  types: {
    'AWS::StepFunctions::StateMachine': runs((r) => {
      const name = nameOf(r, 'StateMachineName', 80);
      const machineArn = arn('states', `stateMachine:${name}`);
      return { ref: machineArn, attributes: { Arn: machineArn, Name: name, StateMachineRevisionId: 'INITIAL' } };
    }),
    'AWS::StepFunctions::StateMachineAlias': cannotRun('executions started through it fail', (r) =>
      byArn(`${aliasedMachine(r)}:${textOf(r, 'Name')}`),
    ),
    'AWS::StepFunctions::StateMachineVersion': cannotRun('executions started through it fail', (r) =>
      byArn(`${textOf(r, 'StateMachineArn')}:1`),
    ),
    'AWS::StepFunctions::Activity': cannotRun(CALLS_FAIL, (r) => {
      const name = nameOf(r, 'Name', 80);
      const activityArn = arn('states', `activity:${name}`);
      return { ref: activityArn, attributes: { Arn: activityArn, Name: name } };
    }),
  },
  describe: describeChecked,
};

/** The state machine of the version to which an alias points. */
function aliasedMachine(r: Nameable): string {
  const routes = r.property('RoutingConfiguration');
  const first = Array.isArray(routes) ? routes[0] : r.property('DeploymentPreference');
  return String(member(first, 'StateMachineVersionArn')).replace(/:\d+$/, '');
}
