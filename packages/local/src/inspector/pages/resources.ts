/** The resources of the templates, and the permissions of each role. */
import { counted } from '../counted';
import { html, type Html } from '../html';
import { jsonView } from '../json-view';
import { empty, heading, type PageContent } from '../layout';
import { rolesOf, type Grant, type RoleContent } from '../roles';
import { type InspectorSource, type ResourceContent } from '../source';

/** The page. */
export function resourcesPage(source: InspectorSource): PageContent {
  const resources = source.resources();
  const roles = rolesOf(resources);
  const names = pathsByArn(resources);
  const stacks = [...new Set(resources.map(({ stackName }) => stackName))];
  return {
    title: 'Resources',
    main: html`${heading('Resources', `${counted(resources.length, 'resource')} in ${stacks.join(', ') || 'no stack'}`)}
      <h2>Roles <small>and their permissions</small></h2>
      ${roles.length === 0 ? empty('No roles.') : roles.map((role, i) => roleCard(role, i, names))}
      <h2>All resources</h2>
      ${byType(resources).map(([type, members]) => typeCard(type, members))}`,
  };
}

/** A resource's construct path is more helpful than its ARN. */
type Names = ReadonlyMap<string, string>;

function pathsByArn(resources: readonly ResourceContent[]): Names {
  return new Map(resources.flatMap(({ arn, path }) => (arn === undefined ? [] : [[arn, path] as const])));
}

function roleCard({ path, trusted, grants, managed }: RoleContent, index: number, names: Names): Html {
  return html`<details class="card role" id="role-${index}">
    <summary>
      <b>${path}</b>
      <span class="quiet">for ${trusted.join(', ') || 'nobody'}, ${counted(grants.length, 'statement')}</span>
    </summary>
    ${managed.length === 0 ? '' : html`<p>Managed policies: ${managed.map((arn) => html`<code>${arn}</code> `)}</p>`}
    <ul class="grants">
      ${grants.map((grant) => grantItem(grant, names))}
    </ul>
  </details>`;
}

function grantItem({ effect, actions, resources, condition }: Grant, names: Names): Html {
  return html`<li>
    <span class="badge ${effect === 'Allow' ? 'SUCCEEDED' : 'FAILED'}">${effect}</span>
    <div>
      <p class="actions">${actions.map((action) => html`<code>${action}</code> `)}</p>
      <p class="targets">${resources.map((resource) => target(resource, names))}</p>
      ${condition === undefined ? '' : html`<p class="quiet">if <code>${JSON.stringify(condition)}</code></p>`}
    </div>
  </li>`;
}

function target(resource: string, names: Names): Html {
  const path = names.get(resource);
  return path === undefined
    ? html`<span><code>${resource}</code></span>`
    : html`<span title="${resource}">${path}</span>`;
}

function byType(resources: readonly ResourceContent[]): [string, ResourceContent[]][] {
  const types = new Map<string, ResourceContent[]>();
  for (const resource of resources) types.set(resource.type, [...(types.get(resource.type) ?? []), resource]);
  return [...types].sort(([a], [b]) => a.localeCompare(b));
}

function typeCard(type: string, members: readonly ResourceContent[]): Html {
  return html`<details class="card" id="type-${type.replaceAll(':', '-')}">
    <summary><b>${type}</b> <span class="quiet">${members.length}</span></summary>
    ${members.map(
      ({ path, logicalId, ref, properties }) =>
        html`<details class="inner" id="resource-${logicalId}">
          <summary>${path} <span class="quiet">${ref ?? logicalId}</span></summary>
          ${
            properties === undefined
              ? html`<p class="quiet">Its properties are known only on AWS.</p>`
              : jsonView(JSON.stringify(properties))
          }
        </details>`,
    )}
  </details>`;
}
