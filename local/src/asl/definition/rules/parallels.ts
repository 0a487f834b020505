/** A Parallel has branches, each of them a machine. */
import { isObject } from '../../json';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

/** The branches of a Parallel. */
export function* parallels({ fields, path, type }: StateView): Generator<DefinitionProblem> {
  if (type !== 'Parallel') return;
  const { Branches } = fields;
  if (!Array.isArray(Branches)) {
    yield schemaProblem(`${path}/Branches`, 'Branches must be an array');
    return;
  }
  if (Branches.length === 0) yield schemaProblem(`${path}/Branches`, 'Value cannot be empty');
  for (const [index, branch] of Branches.entries()) {
    if (!isObject(branch)) yield schemaProblem(`${path}/Branches[${index}]`, 'A branch must be an object');
  }
}
