/** Variables have valid names, and a branch does not assign the variables of the state machine around it. */
import { isObject, Json } from '../../../base/json';
import { MachineView, StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { otherType } from '../schema';

const MAX_CHARACTERS = 80;

/** The developer guide: a Unicode ID_Start character, then ID_Continue characters. */
const NAME = /^\p{ID_Start}\p{ID_Continue}*$/u;

/** One `Assign`, of a state, of a choice or of a catcher. */
interface Assignment {
  readonly path: string;
  readonly value: Json;
  readonly byCatcher: boolean;
}

/** The state, choice or catcher that assigns a variable. */
interface Assigner {
  readonly state: StateView;
  readonly byCatcher: boolean;
}

/** The names that a state assigns must be valid. */
export function* assignments(state: StateView): Generator<DefinitionProblem> {
  for (const { path, value } of assignmentsOf(state)) {
    if (!isObject(value)) {
      yield otherType(path, 'Object');
      continue;
    }
    const seen = new Set<string>();
    for (const key of Object.keys(value)) {
      const name = variableName(key, state);
      if (!NAME.test(name) || [...name].length > MAX_CHARACTERS) {
        const message = `Invalid variable name '${name}': ${nameProblem(name)}`;
        yield { code: 'INVALID_VARIABLE_NAME', path: `${path}/${key}`, message };
      }
      if (name === 'states') {
        const message = "Cannot assign to reserved variable '$states'.";
        yield { code: 'RESERVED_VARIABLE_NAME', path: `${path}/${key}`, message };
      }
      if (seen.has(name)) yield schemaProblem(`${path}/${key}`, `The variable '${name}' is assigned twice`);
      seen.add(name);
    }
  }
}

/** The messages about characters were measured (badmintoncryer/cdk-preflight). */
function nameProblem(name: string): string {
  return NAME.test(name)
    ? `the variable name has more than ${MAX_CHARACTERS} characters.`
    : 'the variable name contains invalid characters.';
}

/** A distributed Map runs separately and sees no outer variables; any other inner state machine sees all of them. */
export function* outerAssignments(machine: MachineView): Generator<DefinitionProblem> {
  if (machine.holder === undefined) return;
  for (const state of machine.states) {
    for (const { path, value } of assignmentsOf(state)) {
      for (const key of isObject(value) ? Object.keys(value) : []) {
        const name = variableName(key, state);
        if (!isAssignedAround(machine, name)) continue;
        // The code was measured by iwamot/sfnx in September 2026, the message was not.
        const message = `The variable '${name}' is already assigned in an outer scope`;
        yield { code: 'DUPLICATE_VARIABLE_NAME', path: `${path}/${key}`, message };
      }
    }
  }
}

function isAssignedAround(machine: MachineView, name: string): boolean {
  for (let at = machine; at.holder !== undefined && !at.distributed; at = at.holder.machine) {
    const { holder } = at;
    const assigners = assignersIn(holder.machine).get(name) ?? [];
    // What a catcher assigns exists only after the state machines inside its state have ended, and AWS accepts it.
    if (assigners.some(({ state, byCatcher }) => state !== holder || !byCatcher)) return true;
  }
  return false;
}

/** The assignments in each state machine, collected once, however many branches need them. */
const collected = new WeakMap<MachineView, ReadonlyMap<string, readonly Assigner[]>>();

function assignersIn(machine: MachineView): ReadonlyMap<string, readonly Assigner[]> {
  const known = collected.get(machine);
  if (known !== undefined) return known;
  const assigners = new Map<string, Assigner[]>();
  for (const state of machine.states) {
    for (const { value, byCatcher } of assignmentsOf(state)) {
      for (const key of isObject(value) ? Object.keys(value) : []) {
        const name = variableName(key, state);
        const others = assigners.get(name);
        if (others === undefined) assigners.set(name, [{ state, byCatcher }]);
        else others.push({ state, byCatcher });
      }
    }
  }
  collected.set(machine, assigners);
  return assigners;
}

function* assignmentsOf({ fields, path }: StateView): Generator<Assignment> {
  if (fields.Assign !== undefined) yield { path: `${path}/Assign`, value: fields.Assign, byCatcher: false };
  for (const list of ['Choices', 'Catch']) {
    const items = fields[list];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) {
      if (!isObject(item) || item.Assign === undefined) continue;
      yield { path: `${path}/${list}[${index}]/Assign`, value: item.Assign, byCatcher: list === 'Catch' };
    }
  }
}

function variableName(key: string, { queryLanguage }: StateView): string {
  return queryLanguage === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
}
