/** What an assembly asks for: everything that is known before anything is started. */
import { describeReceivers, type Receivers } from './describe-receivers';
import { type Assembly } from '../assembly/read-assembly';
import { withoutKnownProviders } from '../cloudformation/custom-resources';
import { deploy, type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { type Planned } from '../cloudformation/planned';
import { noticesOfResourceTypes } from '../cloudformation/type-notices';
import { describeMappings, type PlannedMapping } from '../event-sources/describe-mappings';
import { describeApis } from '../http-api/describe-apis';
import { type ApiDescription } from '../http-api/description';
import { describePermissions } from '../iam/describe';
import { type PermissionsDescription } from '../iam/description';
import { describeLogGroups, type LogGroupDescription } from '../log-groups/describe-log-groups';
import { describeSchedules } from '../scheduler/describe-schedules';
import { type ScheduleDescription } from '../scheduler/description';
import {
  type EmailIdentityDescription,
  type FunctionDescription,
  type QueueDescription,
  type TableDescription,
} from '../services';
import { describeTables } from '../services/dynamodb/describe';
import { describeFunctions } from '../services/lambda/describe';
import { describeEmailIdentities } from '../services/ses/describe';
import { describeQueues } from '../services/sqs/describe';
import { checkDefinitions } from '../services/step-functions/check-definitions';
import { describeStateMachines } from '../services/step-functions/describe-state-machines';
import { type StateMachineDescription } from '../services/step-functions/description';
import { noticesOfMachineTypes } from '../services/step-functions/task-notices';
import { describeSites } from '../web/describe-sites';
import { type PlannedSite } from '../web/pages';

/** What will run, and what cannot. */
export interface Plan extends Omit<Receivers, 'notices'> {
  readonly directory: string;
  /** All that the templates hold, whether it runs here or not. */
  readonly resources: readonly DeployedResource[];
  readonly apis: readonly PlannedApi[];
  readonly sites: readonly PlannedSite[];
  readonly stateMachines: readonly StateMachineDescription[];
  readonly functions: readonly Planned<FunctionDescription>[];
  readonly tables: readonly Planned<TableDescription>[];
  readonly queues: readonly Planned<QueueDescription>[];
  readonly mappings: readonly PlannedMapping[];
  readonly schedules: readonly Planned<ScheduleDescription>[];
  readonly emailIdentities: readonly EmailIdentityDescription[];
  readonly permissions: PermissionsDescription;
  readonly logGroups: readonly LogGroupDescription[];
  readonly notices: readonly Notice[];
}

/** An API and where it answers. */
export interface PlannedApi {
  readonly description: ApiDescription;
  /** Empty for the first API; the others answer under `/_api/` and their logical ID. */
  readonly prefix: string;
}

/** @param scratchDir a folder for the code of functions that have it in the template; made when it is needed */
export function planOf(assembly: Assembly, scratchDir: string): Plan {
  const resources = withoutKnownProviders(deploy(assembly));
  const { functions, notices: functionNotices } = describeFunctions(resources, scratchDir);
  const { apis, notices: apiNotices } = describeApis(resources);
  const { sites, notices: siteNotices } = describeSites(resources);
  const { queues, notices: queueNotices } = describeQueues(resources);
  const { mappings, notices: mappingNotices } = describeMappings(resources, { queues, functions });
  const { schedules, notices: scheduleNotices } = describeSchedules(resources);
  const { permissions, notices: permissionNotices } = describePermissions(resources);
  const stateMachines = describeStateMachines(resources);
  checkDefinitions(stateMachines);
  const { notices: receiverNotices, ...receivers } = describeReceivers(resources, { queues, functions, stateMachines });
  return {
    directory: assembly.directory,
    resources,
    apis: apis.map((description, i) => ({ description, prefix: i === 0 ? '' : `/_api/${description.logicalId}` })),
    sites: sites.map((site, i) => ({ ...site, prefix: i === 0 ? '' : `/_site/${site.logicalId}` })),
    stateMachines,
    functions,
    tables: describeTables(resources),
    queues,
    ...receivers,
    mappings,
    schedules,
    logGroups: describeLogGroups(resources, stateMachines),
    emailIdentities: describeEmailIdentities(resources),
    permissions,
    notices: [
      ...noticesOfResourceTypes(resources),
      ...functionNotices,
      ...queueNotices,
      ...receiverNotices,
      ...mappingNotices,
      ...scheduleNotices,
      ...apiNotices,
      ...siteNotices,
      ...noticesOfMachineTypes(stateMachines),
      ...permissionNotices,
    ],
  };
}
