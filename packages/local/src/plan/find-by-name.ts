/** Finds resources of a plan by their names in the app. */
import { StartError } from '../base/start-error';
import { type Planned, readablePath } from '../cloudformation/planned';

/** Finds one by its construct path (with or without a trailing `/Resource`), its logical ID or its name. */
export function findByName<T extends { readonly name: string }>(
  kind: 'table' | 'queue' | 'schedule' | 'topic' | 'event bus',
  planned: readonly Planned<T>[],
  name: string,
): Planned<T> {
  const found = planned.filter(({ path, logicalId, description }) =>
    [path, readablePath(path), logicalId, description.name].includes(name),
  );
  if (found.length === 1) return found[0];
  const known = planned.map(({ path }) => readablePath(path)).join(', ') || 'none';
  throw new StartError(
    `${found.length || 'No'} ${kind}${kind.endsWith('s') ? 'es' : 's'} match the name "${name}". There are: ${known}`,
  );
}
