/** A Parallel has branches, and each is a state machine. */
import { isObject } from '../../../base/json';
import { StateView } from '../machine';
import { DefinitionProblem } from '../problem';
import { emptyValue, missingFields, otherType } from '../schema';

/** The branches of a Parallel. */
export function* parallels({ fields, path, type }: StateView): Generator<DefinitionProblem> {
  if (type !== 'Parallel') return;
  const { Branches } = fields;
  if (Branches === undefined) yield missingFields(path, ['Branches']);
  else if (!Array.isArray(Branches)) yield otherType(`${path}/Branches`, 'Array');
  if (!Array.isArray(Branches)) return;
  if (Branches.length === 0) yield emptyValue(`${path}/Branches`);
  for (const [index, branch] of Branches.entries()) {
    if (!isObject(branch)) yield otherType(`${path}/Branches[${index}]`, 'Object');
  }
}
