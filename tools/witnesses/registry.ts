/** All witnesses, in the order in which they are asked. */
import { argumentsOfTasks } from './arguments';
import { expressions } from './expressions';
import type { Witness } from './witness';

export const WITNESSES: readonly Witness[] = [expressions, argumentsOfTasks];
