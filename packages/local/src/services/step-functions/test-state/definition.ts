/** Finds the tested state in a definition, which is either the state alone or a whole state machine. */
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

/** AWS's name for a state that is passed alone. */
const OWN_NAME = 'StateName';

export function chosenState(text: string, stateName: string | undefined): Chosen {
  const { definition, problem } = readDefinition(text);
  if (problem !== undefined) throw invalidDefinition([problem]);
  const whole = objectOf(definition);
  return stateName === undefined ? alone(whole) : partOf(whole, stateName);
}

/** A state alone is checked as the only one of a state machine, together with the states that it refers to. */
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

/** A state inside a Map or Parallel has the query language of the state machine unless it sets its own. */
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
  return new ServiceError(
    'InvalidDefinition',
    `Invalid State Machine Definition: '${problems.map(problemText).join(', ')}'`,
  );
}

/** An invalid text has no location, or it is part of the message. */
function problemText(problem: DefinitionProblem): string {
  const { code, path, message } = problem;
  return path !== undefined && message.endsWith(path) ? `${code}: ${message}` : describeProblem(problem);
}

/** The states to which a state refers. */
function targetsOf(state: JsonObject): string[] {
  const rules = [state.Choices ?? [], state.Catch ?? []].flat();
  const targets = [state.Next, state.Default, ...rules.map((rule) => member(rule, 'Next'))];
  return targets.filter((target) => typeof target === 'string');
}
