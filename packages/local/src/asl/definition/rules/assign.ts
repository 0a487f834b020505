/** Variables have proper names, and a branch leaves the variables of the machine around it alone. */
import { isObject, Json } from '../../../base/json';
import { MachineView, StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { otherType } from '../schema';

const MAX_CHARACTERS = 80;

/** The guide: a Unicode ID_Start character, then ID_Continue characters. */
const NAME = /^\p{ID_Start}\p{ID_Continue}*$/u;

/** One `Assign`, of a state, of a choice or of a catcher. */
interface Assignment {
  readonly path: string;
  readonly value: Json;
  readonly byCatcher: boolean;
}

/** Who assigns a variable. */
interface Assigner {
  readonly state: StateView;
  readonly byCatcher: boolean;
}

/** The names that a state assigns can be names. */
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

/** The words on characters were measured (badmintoncryer/cdk-preflight). */
function nameProblem(name: string): string {
  return NAME.test(name)
    ? `the variable name has more than ${MAX_CHARACTERS} characters.`
    : 'the variable name contains invalid characters.';
}

/** A distributed Map runs by itself and sees no outer variables; any other inner machine sees all of them. */
export function* outerAssignments(machine: MachineView): Generator<DefinitionProblem> {
  if (machine.holder === undefined) return;
  for (const state of machine.states) {
    for (const { path, value } of assignmentsOf(state)) {
      for (const key of isObject(value) ? Object.keys(value) : []) {
        const name = variableName(key, state);
        if (!isAssignedAround(machine, name)) continue;
        yield schemaProblem(`${path}/${key}`, `The variable '${name}' is already assigned in an outer scope`);
      }
    }
  }
}

function isAssignedAround(machine: MachineView, name: string): boolean {
  for (let at = machine; at.holder !== undefined && !at.distributed; at = at.holder.machine) {
    const { holder } = at;
    const assigners = assignersIn(holder.machine).get(name) ?? [];
    // What a catcher assigns is only there once the machines inside its state have ended, and AWS takes it.
    if (assigners.some(({ state, byCatcher }) => state !== holder || !byCatcher)) return true;
  }
  return false;
}

/** Who assigns what in each machine, collected once however many branches ask. */
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
