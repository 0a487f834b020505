/** Finds the state that a test is of, in a definition that is the state alone or a whole state machine. */
import { refusal } from './refusal';
import { checkDefinition, type DefinitionProblem, describeProblem } from '../../../asl/definition';
import { isObject, type Json, type JsonObject, member, objectOf } from '../../../base/json';
import { ServiceError } from '../../service';
import { readDefinition } from '../read-definition';

export interface Chosen {
  readonly name: string;
  readonly state: JsonObject;
  readonly language: 'JSONata' | 'JSONPath';
}

/** What AWS calls a state that is given alone. */
const OWN_NAME = 'StateName';

export function chosenState(text: string, stateName: string | undefined): Chosen {
  const { definition, problem } = readDefinition(text);
  if (problem !== undefined) throw invalidDefinition([problem]);
  const whole = objectOf(definition);
  return stateName === undefined ? alone(whole) : partOf(whole, stateName);
}

/** A state alone is checked as the only one of a machine, with the states that it leads to. */
function alone(state: JsonObject): Chosen {
  const targets = targetsOf(state).filter((target) => target !== OWN_NAME);
  const ends = Object.fromEntries(targets.map((target) => [target, { Type: 'Succeed' }]));
  check({ StartAt: OWN_NAME, States: { [OWN_NAME]: state, ...ends } });
  return { name: OWN_NAME, state, language: state.QueryLanguage === 'JSONata' ? 'JSONata' : 'JSONPath' };
}

function partOf(machine: JsonObject, stateName: string): Chosen {
  check(machine);
  const found = findState(machine, stateName, 'JSONPath');
  if (found === undefined) throw refusal('State not found in definition');
  return { name: stateName, ...found };
}

/** A state inside of a Map or Parallel speaks the language of the machine unless it says its own. */
function findState(machine: Json, name: string, inherited: Chosen['language']): Omit<Chosen, 'name'> | undefined {
  const language = member(machine, 'QueryLanguage') === 'JSONata' ? 'JSONata' : inherited;
  const states = objectOf(member(machine, 'States'));
  const own = Object.hasOwn(states, name) ? states[name] : undefined;
  if (isObject(own)) return { state: own, language: own.QueryLanguage === 'JSONata' ? 'JSONata' : language };
  for (const state of Object.values(states)) {
    for (const inner of innerMachines(state)) {
      const found = findState(inner, name, language);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function innerMachines(state: Json): Json[] {
  return ['Branches', 'ItemProcessor', 'Iterator'].flatMap((field) => member(state, field) ?? []);
}

function check(definition: JsonObject): void {
  const problems = checkDefinition(definition).filter((problem) => !isPlaceholder(problem));
  if (problems.length > 0) throw invalidDefinition(problems);
}

/** The ARN of a function need not be a real one. */
function isPlaceholder({ path, message }: DefinitionProblem): boolean {
  return path?.endsWith('/Resource') === true && /^The resource provided arn:aws[\w-]*:lambda:/.test(message);
}

function invalidDefinition(problems: readonly DefinitionProblem[]): ServiceError {
  return new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${problems.map(told).join(', ')}'`);
}

/** Text that is no definition has no place in it, or says it in its message. */
function told(problem: DefinitionProblem): string {
  const { code, path, message } = problem;
  return path !== undefined && message.endsWith(path) ? `${code}: ${message}` : describeProblem(problem);
}

/** The states that a state leads to. */
function targetsOf(state: JsonObject): string[] {
  const rules = [state.Choices ?? [], state.Catch ?? []].flat();
  const targets = [state.Next, state.Default, ...rules.map((rule) => member(rule, 'Next'))];
  return targets.filter((target) => typeof target === 'string');
}
