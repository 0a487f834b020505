import { StartError } from './assembly/start-error';
import { type Planned } from './cloudformation/planned';
import { readablePath } from './cloudformation/readable-path';
import { type TableContent } from './inspector/source';
import { type TableDescription, type Tables } from './services';

type PlannedTable = Planned<TableDescription>;

/** Finds a table by its construct path (with or without `/Resource` at the end), its logical ID or its name. */
export function findTable(tables: readonly PlannedTable[], name: string): PlannedTable {
  const found = tables.filter(({ path, logicalId, description }) =>
    [path, readablePath(path), logicalId, description.name].includes(name),
  );
  if (found.length === 1) return found[0];
  const known = tables.map(({ path }) => readablePath(path)).join(', ') || 'none';
  throw new StartError(`${found.length || 'No'} tables go by the name "${name}". There are: ${known}`);
}

/** All tables with their items. */
export async function tableContents(planned: readonly PlannedTable[], tables: Tables): Promise<TableContent[]> {
  return Promise.all(
    planned.map(async ({ path, description: { name } }) => ({
      name,
      path: readablePath(path),
      items: await tables.items(name),
    })),
  );
}
