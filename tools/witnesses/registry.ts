/** All witnesses, in the order in which they are asked. */
import { accessibility } from './accessibility';
import { argumentsOfTasks } from './arguments';
import { clients } from './clients';
import { deploys } from './deploys';
import { emulator } from './emulator';
import { expressions } from './expressions';
import { openApi } from './openapi';
import { permissions } from './permissions';
import { templates } from './templates';
import { sam } from './templates/sam';
import type { Witness } from './witness';

export const WITNESSES: readonly Witness[] = [
  expressions,
  argumentsOfTasks,
  permissions,
  templates,
  sam,
  emulator,
  deploys,
  clients,
  openApi,
  accessibility,
];
