/** A Fail state sets its error and its cause at most once each, as text. */
import { StateView } from '../machine';
import { DefinitionProblem } from '../problem';
import { exclusiveFields, otherType } from '../schema';

/** The error and the cause of a Fail state. */
export function* failTexts({ fields, path, type }: StateView): Generator<DefinitionProblem> {
  if (type !== 'Fail') return;
  for (const field of ['Error', 'Cause']) {
    if (fields[field] === undefined) continue;
    if (typeof fields[field] !== 'string') yield otherType(`${path}/${field}`, 'String');
    if (fields[`${field}Path`] !== undefined) yield exclusiveFields(path, [field, `${field}Path`], 2);
  }
}
