/** The plan of an assembly: everything that is known before anything is started. */
import { deployedResources } from './deployed-resources';
import { describeServices } from './describe-services';
import { type Assembly } from '../assembly/read-assembly';
import { withoutKnownProviders } from '../cloudformation/custom-resources';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice, noticesOfResourceTypes } from '../cloudformation/notice';
import { descriptionsOf, type Planned } from '../cloudformation/planned';
import { describeMappings, type PlannedMapping } from '../event-sources/describe-mappings';
import { describeApis } from '../http-api/describe-apis';
import { type PlannedApi } from '../http-api/description';
import { describePermissions } from '../iam/describe';
import { type PermissionsDescription } from '../iam/description';
import { describeLogGroups, type LogGroupDescription } from '../log-groups/describe-log-groups';
import { describeSchedules } from '../scheduler/describe-schedules';
import { type ScheduleDescription } from '../scheduler/description';
import { type PlannedResources } from '../services/registry';
import { describeSites } from '../web/describe-sites';
import { type PlannedSite } from '../web/pages';

/** What will run, and notices about the rest. */
export interface Plan extends PlannedResources {
  readonly directory: string;
  /** All resources of the templates, whether they run here or not. */
  readonly resources: readonly DeployedResource[];
  readonly apis: readonly PlannedApi[];
  readonly sites: readonly PlannedSite[];
  readonly mappings: readonly PlannedMapping[];
  readonly schedules: readonly Planned<ScheduleDescription>[];
  readonly permissions: PermissionsDescription;
  readonly logGroups: readonly LogGroupDescription[];
  readonly notices: readonly Notice[];
}

/** @param scratchDir a folder for inline code of functions; created on demand */
export function planOf(assembly: Assembly, scratchDir: string): Plan {
  const resources = withoutKnownProviders(deployedResources(assembly));
  const { planned, notices: serviceNotices } = describeServices(resources, scratchDir);
  const { apis, notices: apiNotices } = describeApis(resources);
  const { sites, notices: siteNotices } = describeSites(resources);
  const { mappings, notices: mappingNotices } = describeMappings(resources, planned);
  const { schedules, notices: scheduleNotices } = describeSchedules(resources);
  const { permissions, notices: permissionNotices } = describePermissions(resources);
  return {
    ...planned,
    directory: assembly.directory,
    resources,
    apis: apis.map((description, i) => ({ description, prefix: i === 0 ? '' : `/_api/${description.logicalId}` })),
    sites: sites.map((site, i) => ({ ...site, prefix: i === 0 ? '' : `/_site/${site.logicalId}` })),
    mappings,
    schedules,
    logGroups: describeLogGroups(resources, descriptionsOf(planned.stateMachines)),
    permissions,
    notices: [
      ...noticesOfResourceTypes(resources),
      ...serviceNotices,
      ...mappingNotices,
      ...scheduleNotices,
      ...apiNotices,
      ...siteNotices,
      ...permissionNotices,
    ],
  };
}
