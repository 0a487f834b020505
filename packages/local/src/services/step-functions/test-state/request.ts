/** Reads the input of TestState, and refuses what AWS would refuse. */
import { readConfiguration, refuseWithoutMock, type StateConfiguration } from './configuration';
import { chosenState } from './definition';
import { type Mock, readMock } from './mock';
import { refusal } from './refusal';
import { checkedContext, defaultContext } from './test-context';
import { type SingleState } from '../../../asl/single-state';
import { isObject, type Json, type JsonObject, objectOf, stringOf } from '../../../base/json';
import { checkRequest } from '../../constraints';
import { ServiceError } from '../../service';
import { jsonProblem } from '../json-words';

/** One state, everything that it can read, and what replaces its work. */
export interface StateTest extends SingleState {
  readonly level: 'INFO' | 'DEBUG' | 'TRACE';
  readonly mock?: Mock;
  readonly configuration: StateConfiguration;
}

export function readTest(request: JsonObject): StateTest {
  checkRequest('sfn', 'TestState', request);
  const { name, state, language } = chosenState(stringOf(request.definition) ?? '', stringOf(request.stateName));
  if (request.mock === undefined) {
    refuseWithoutMock(request);
  } else if (request.revealSecrets === true) {
    throw refusal(`TestState does not support RevealSecrets when a mock is specified.`);
  }
  const mock = request.mock === undefined ? undefined : readMock(objectOf(request.mock), state);
  const roleArn = stringOf(request.roleArn);
  if (mock === undefined) checkUnmocked(state, roleArn);
  const configuration = readConfiguration(request.stateConfiguration, mock);
  const input = parsed(
    request.input ?? '{}',
    (reason) => new ServiceError('InvalidExecutionInput', inputProblem(reason)),
  );
  const context = contextOf(request, state);
  return {
    name,
    state,
    language,
    input,
    variables: variablesOf(request),
    context: context ?? defaultContext(input, roleArn),
    contextIsWhole: context !== undefined,
    level: levelOf(request.inspectionLevel),
    retries: configuration.retries,
    mock,
    configuration,
  };
}

function checkUnmocked({ Type: type, Resource: resource }: JsonObject, roleArn: string | undefined): void {
  if (type === 'Map' || type === 'Parallel') {
    const supported = 'Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]';
    throw new ServiceError('InvalidDefinition', `TestState API does not support Map or Parallel states. ${supported}`);
  }
  if (type !== 'Task') return;
  if (roleArn === undefined) throw refusal('RoleArn must be specified when testing a Task state');
  if (waitsForSomebody(String(resource))) {
    throw refusal(`TestState does not support the resource ${String(resource)} when a mock is not specified.`);
  }
}

/** An activity, or an integration that waits for the end of a job or for a callback. */
function waitsForSomebody(resource: string): boolean {
  return /:activity:|\.sync(?::2)?$|\.waitForTaskToken$/.test(resource);
}

/** The context object in the request, or undefined if there is none. */
function contextOf({ context }: JsonObject, { Resource: resource }: JsonObject): JsonObject | undefined {
  if (context === undefined) return undefined;
  const notJson = (reason: string): Error => refusal(`Invalid Context object provided: ${reason}`);
  return checkedContext(parsed(context, notJson), /\.(?:sync(?::2)?|waitForTaskToken)$/.test(String(resource)));
}

function variablesOf({ variables }: JsonObject): JsonObject {
  if (variables === undefined) return {};
  const value = parsed(variables, (reason) => refusal(`Invalid Variables provided: ${reason}`));
  if (isObject(value)) return value;
  throw refusal('Invalid Variables provided: Variables must be an object');
}

function levelOf(given: Json | undefined): StateTest['level'] {
  return LEVELS.find((level) => level === given) ?? 'INFO';
}

const LEVELS = ['INFO', 'DEBUG', 'TRACE'] as const;

function inputProblem(reason: string): string {
  return `Invalid State Machine Execution Input: '${reason}'`;
}

function parsed(text: Json, problem: (reason: string) => Error): Json {
  const json = stringOf(text) ?? '';
  try {
    return JSON.parse(json) as Json;
  } catch (error) {
    throw problem(jsonProblem(json, error).reason);
  }
}
