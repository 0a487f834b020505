/** A Task's Resource is an activity, a function or an integration that exists. */
import { isIntegration } from '../integrations';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { missingFields } from '../schema';

const FUNCTION = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?$/;

/** Whether a resource is an activity, whose work is done by a poller. */
export const ACTIVITY = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:activity:[^\s:]+$/;

/** The resource of a Task. */
export function* resources({ fields, path, type }: StateView): Generator<DefinitionProblem> {
  if (type !== 'Task') return;
  const { Resource } = fields;
  if (Resource === undefined) {
    yield missingFields(path, ['Resource']);
    return;
  }
  if (typeof Resource !== 'string' || !/^arn:aws[a-z-]*:/.test(Resource)) {
    yield schemaProblem(`${path}/Resource`, 'Value is not a valid resource ARN');
    return;
  }
  if (FUNCTION.test(Resource) || ACTIVITY.test(Resource) || isIntegration(Resource)) return;
  yield schemaProblem(
    `${path}/Resource`,
    `The resource provided ${Resource} is not recognized. ` +
      'The value is not a valid resource ARN, or the resource is not available in this region.',
  );
}
