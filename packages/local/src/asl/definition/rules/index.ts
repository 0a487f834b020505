/** All rules, in the order in which their problems are reported. */
import { MachineView, StateView } from '../machine';
import { DefinitionProblem } from '../problem';
import { integrationArguments } from './arguments';
import { assignments, outerAssignments } from './assign';
import { choices } from './choices';
import { credentials } from './credentials';
import { expressAbilities, expressMaps } from './express';
import { expressions } from './expressions';
import { failTexts } from './fail';
import { stateFields } from './fields';
import { catchers, retriers } from './handlers';
import { machineFields } from './machine-fields';
import { maps } from './maps';
import { labels, stateNames } from './names';
import { parallels } from './parallels';
import { pathFields, payloadTemplates } from './paths';
import { machineLanguage, stateLanguage } from './query-language';
import { reachability } from './reachability';
import { resources } from './resources';
import { timeouts } from './timeouts';
import { nextOrEnd, terminalState, transitions } from './transitions';
import { waits } from './waits';

/** The rules for a state machine as a whole. */
export const machineRules: readonly ((machine: MachineView) => Iterable<DefinitionProblem>)[] = [
  machineFields,
  machineLanguage,
  stateNames,
  labels,
  transitions,
  reachability,
  terminalState,
  outerAssignments,
];

/** The rules for each state by itself. */
export const stateRules: readonly ((state: StateView) => Iterable<DefinitionProblem>)[] = [
  stateFields,
  stateLanguage,
  nextOrEnd,
  choices,
  waits,
  failTexts,
  timeouts,
  retriers,
  catchers,
  parallels,
  maps,
  resources,
  integrationArguments,
  credentials,
  expressAbilities,
  expressMaps,
  assignments,
  pathFields,
  payloadTemplates,
  expressions,
];
