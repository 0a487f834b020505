/**
 * A definition as the rules see it: state machines that contain states that contain state machines, each with its
 * location.
 */
import { isObject, Json, JsonObject, listOf, objectOf } from '../../base/json';

/** The two languages in which a state can read and transform its data. */
export type QueryLanguage = 'JSONPath' | 'JSONata';

/** The whole definition, a branch of a Parallel or the processor of a Map. */
export interface MachineView {
  readonly path: string;
  readonly fields: JsonObject;
  /** The language of the whole definition, whatever the containing state sets. */
  readonly queryLanguage: QueryLanguage;
  readonly express: boolean;
  /** Whether it runs as separate executions, in a distributed Map. */
  readonly distributed: boolean;
  /** The state that contains it; the whole definition has none. */
  readonly holder?: StateView;
  readonly states: readonly StateView[];
}

/** A state with its name and location. */
export interface StateView {
  readonly name: string;
  readonly path: string;
  readonly fields: JsonObject;
  /** The `Type`, known or not; empty if it is not a string. */
  readonly type: string;
  readonly queryLanguage: QueryLanguage;
  readonly machine: MachineView;
  readonly inner: readonly MachineView[];
}

/** Reads a whole definition; what is not an object is left out, and reported by a rule. */
export function readMachine(fields: JsonObject, express: boolean): MachineView {
  return machineView(fields, '', undefined, express);
}

/** The state machine and all state machines inside it. */
export function* everyMachine(machine: MachineView): Generator<MachineView> {
  yield machine;
  for (const state of machine.states) for (const inner of state.inner) yield* everyMachine(inner);
}

/** All states, at any depth. */
export function* everyState(machine: MachineView): Generator<StateView> {
  for (const one of everyMachine(machine)) yield* one.states;
}

/** The fields in which a state contains state machines. */
export const MACHINE_FIELDS = ['Branches', 'ItemProcessor', 'Iterator'];

function machineView(fields: JsonObject, path: string, holder: StateView | undefined, express: boolean): MachineView {
  const config = objectOf(fields.ProcessorConfig);
  const distributed = holder !== undefined && config.Mode === 'DISTRIBUTED';
  const states: StateView[] = [];
  const machine: MachineView = {
    path,
    fields,
    holder,
    states,
    distributed,
    express: distributed ? config.ExecutionType === 'EXPRESS' : express,
    queryLanguage: holder === undefined ? queryLanguage(fields, 'JSONPath') : holder.machine.queryLanguage,
  };
  for (const [name, state] of Object.entries(objectOf(fields.States))) {
    if (isObject(state)) states.push(stateView(name, state, machine));
  }
  return machine;
}

function stateView(name: string, fields: JsonObject, machine: MachineView): StateView {
  const inner: MachineView[] = [];
  const state: StateView = {
    name,
    fields,
    machine,
    inner,
    path: `${machine.path}/States/${name}`,
    type: typeof fields.Type === 'string' ? fields.Type : '',
    queryLanguage: queryLanguage(fields, machine.queryLanguage),
  };
  for (const [place, candidate] of candidates(fields)) {
    if (isObject(candidate)) inner.push(machineView(candidate, `${state.path}/${place}`, state, machine.express));
  }
  return state;
}

function* candidates({ Branches, ItemProcessor, Iterator }: JsonObject): Generator<[string, Json | undefined]> {
  yield ['ItemProcessor', ItemProcessor];
  yield ['Iterator', Iterator];
  for (const [index, branch] of listOf(Branches).entries()) yield [`Branches[${index}]`, branch];
}

function queryLanguage(fields: JsonObject, inherited: QueryLanguage): QueryLanguage {
  const own = fields.QueryLanguage;
  if (own === undefined) return inherited;
  return own === 'JSONPath' ? own : 'JSONata'; // AWS treats everything else as JSONata, including values that it refuses.
}
