/** An EXPRESS state machine cannot wait for others: no activities, no job patterns, no distributed Map. */
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { ACTIVITY } from './resources';

/** The resources that an EXPRESS state machine cannot call. */
export function* expressAbilities({ fields, path, type, machine }: StateView): Generator<DefinitionProblem> {
  const { Resource } = fields;
  if (!machine.express || type !== 'Task' || typeof Resource !== 'string') return;
  const pattern = /\.(?:sync|waitForTaskToken)\b/.exec(Resource)?.[0];
  if (ACTIVITY.test(Resource)) {
    yield schemaProblem(`${path}/Resource`, 'Express state machine does not support Activity ARN');
  } else if (pattern !== undefined) {
    // The recorded message about the token ends with a space.
    const end = pattern === '.waitForTaskToken' ? ' ' : '';
    const message = `Express state machine does not support '${pattern}' service integration${end}`;
    yield schemaProblem(`${path}/Resource`, message);
  }
}

/** The Map that an EXPRESS state machine cannot run. */
export function* expressMaps({ machine, inner }: StateView): Generator<DefinitionProblem> {
  if (!machine.express) return;
  for (const { path } of inner.filter(({ distributed }) => distributed)) {
    const message = "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
    yield schemaProblem(`${path}/ProcessorConfig/Mode`, message);
  }
}
