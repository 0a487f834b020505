/** Reads what TestState is given, and refuses what AWS would refuse. */
import { type Invoke, type Json, type JsonObject, StatesError } from '../../asl/contract';
import { assertDefinition, DefinitionError } from '../../asl/definition';
import { isObject, member } from '../../asl/json';
import { ServiceError } from '../../services';
import { objectOf, stringOf } from '../../services/input';

/** One state and all that it can see. */
export interface StateTest {
  readonly name: string;
  readonly state: JsonObject;
  readonly language: 'JSONata' | 'JSONPath';
  readonly input: Json;
  readonly variables: JsonObject;
  /** Merged over the context object. */
  readonly context: JsonObject;
  readonly level: 'INFO' | 'DEBUG' | 'TRACE';
  /** Does the work instead of the services. */
  readonly mock?: Invoke;
  /** How often the retrier that matches was used already. */
  readonly retries: number;
}

export function readTest(request: JsonObject): StateTest {
  const definition = parsed(request.definition, 'InvalidDefinition', 'Invalid State Machine Definition');
  if (!isObject(definition)) throw new ServiceError('InvalidDefinition', 'The definition must be an object.');
  const { name, state, machine } = chosenState(definition, stringOf(request.stateName));
  checkState(name, state, machine);
  const language = (state.QueryLanguage ?? machine.QueryLanguage) === 'JSONata' ? 'JSONata' : 'JSONPath';
  const roleArn = stringOf(request.roleArn);
  return {
    name,
    state,
    language,
    input: parsed(request.input ?? '{}', 'InvalidExecutionInput', 'Invalid State Machine Execution Input'),
    variables: optionalObject(request, 'variables'),
    context: contextOf(optionalObject(request, 'context'), roleArn),
    level: levelOf(request.inspectionLevel),
    mock: request.mock === undefined ? undefined : mockOf(objectOf(request.mock)),
    retries: Number(member(request.stateConfiguration, 'retrierRetryCount') ?? 0),
  };
}

interface Chosen {
  readonly name: string;
  readonly state: JsonObject;
  /** What the state is a part of; for a state alone only its language counts. */
  readonly machine: JsonObject;
}

const OWN_NAME = 'TestState';

function chosenState(definition: JsonObject, stateName: string | undefined): Chosen {
  if (definition.States === undefined) {
    const name = stateName ?? OWN_NAME;
    return { name, state: definition, machine: {} };
  }
  if (stateName === undefined) throw invalid('stateName must be given where the definition is a whole state machine.');
  const state = findState(definition, stateName);
  if (state === undefined) throw invalid(`stateName must be a state of the definition, got: ${stateName}`);
  return { name: stateName, state, machine: definition };
}

function findState(machine: Json, name: string): JsonObject | undefined {
  const states = objectOf(member(machine, 'States'));
  const own = states[name];
  if (isObject(own)) return own;
  for (const state of Object.values(states)) {
    const inner = [
      member(state, 'Branches') ?? [],
      member(state, 'ItemProcessor') ?? [],
      member(state, 'Iterator') ?? [],
    ];
    const found = inner
      .flat()
      .map((part) => findState(part, name))
      .find((candidate) => candidate !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A state alone is checked as the only one that its transitions can be checked against. */
function checkState(name: string, state: JsonObject, machine: JsonObject): void {
  const targets = targetsOf(state).filter((target) => target !== name);
  const ends = Object.fromEntries(targets.map((target) => [target, { Type: 'Succeed' }]));
  const alone = { StartAt: name, States: { [name]: state, ...ends } };
  const { QueryLanguage: language } = machine;
  try {
    assertDefinition(language === undefined ? alone : { ...alone, QueryLanguage: language });
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    throw new ServiceError('InvalidDefinition', error.message);
  }
}

/** The states that a state leads to. */
function targetsOf(state: JsonObject): string[] {
  const rules = [state.Choices ?? [], state.Catch ?? []].flat();
  const targets = [state.Next, state.Default, ...rules.map((rule) => member(rule, 'Next'))];
  return targets.filter((target) => typeof target === 'string');
}

function contextOf(context: JsonObject, roleArn: string | undefined): JsonObject {
  if (roleArn === undefined) return context;
  return { ...context, Execution: { RoleArn: roleArn, ...objectOf(context.Execution) } };
}

function mockOf({ result, errorOutput }: JsonObject): Invoke {
  if ((result === undefined) === (errorOutput === undefined)) {
    throw invalid('mock must have either a result or an errorOutput.');
  }
  const value = result === undefined ? null : parsed(result, 'ValidationException', 'mock.result must be JSON');
  const { error, cause } = objectOf(errorOutput);
  return async () => {
    if (errorOutput === undefined) return value;
    throw new StatesError(stringOf(error) ?? '', stringOf(cause));
  };
}

function levelOf(given: Json | undefined): StateTest['level'] {
  const level = LEVELS.find((candidate) => candidate === (given ?? 'INFO'));
  if (level !== undefined) return level;
  throw invalid(`inspectionLevel must be one of ${LEVELS.join(', ')}, got: ${String(given)}`);
}

const LEVELS = ['INFO', 'DEBUG', 'TRACE'] as const;

function optionalObject(request: JsonObject, name: string): JsonObject {
  const given = request[name];
  if (given === undefined || given === null) return {};
  const value = parsed(given, 'ValidationException', `${name} must be a JSON object`);
  if (isObject(value)) return value;
  throw invalid(`${name} must be a JSON object, got: ${JSON.stringify(value)}`);
}

function parsed(text: Json | undefined, errorName: string, what: string): Json {
  try {
    return JSON.parse(stringOf(text) ?? '') as Json;
  } catch (error) {
    throw new ServiceError(errorName, `${what}: '${error instanceof Error ? error.message : String(error)}'`);
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}
