/** A Fail gives its error and its cause once each, as text. */
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

/** The error and the cause of a Fail. */
export function* failTexts({ fields, path, type }: StateView): Generator<DefinitionProblem> {
  if (type !== 'Fail') return;
  for (const field of ['Error', 'Cause']) {
    if (fields[field] === undefined) continue;
    if (typeof fields[field] !== 'string') yield schemaProblem(`${path}/${field}`, `${field} must be a string`);
    if (fields[`${field}Path`] !== undefined) {
      yield schemaProblem(path, `Only one of the fields ${field}, ${field}Path is allowed`);
    }
  }
}
