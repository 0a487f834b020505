/** Mistakes of a sweep that leave behind what stands in another shard than the first. */
import { replaced, withStates, type KnownMutation } from './mutation';
import { deploymentOfForm } from '../deployment';
import { CUSTOM } from '../forms/others';

/** All of them. */
export const LEFT_BEHIND: readonly KnownMutation[] = [
  mutation('ask only the first shard', '{ $index > 0 }', '{ false }'),
  mutation('know only the first shard', /\[\{'attention': 'PENDING'\}[^\]]*\]/g, "[{'attention': 'PENDING'}]"),
];

function mutation(name: string, part: string | RegExp, by: string): KnownMutation {
  return {
    name,
    // Where it breaks the expression, an execution fails first.
    laws: [6, 7],
    deployment: () => deploymentOfForm(CUSTOM),
    apply: (deployment) =>
      withStates(deployment, { 'Find Unfinished Submissions': (state) => replaced(state, part, by) }),
  };
}
