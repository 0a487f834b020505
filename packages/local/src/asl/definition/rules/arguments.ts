/**
 * The arguments that a service integration requires. The messages were measured with CreateStateMachine and
 * ValidateStateMachineDefinition by badmintoncryer/cdk-preflight (September 2026); other integrations have required
 * fields, too, which nobody has measured. Recordings of `Credentials` show the location of a missing field.
 */
import { isObject } from '../../../base/json';
import { isIntegration } from '../integrations';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

/** The fields that AWS was seen to require; a pattern such as `.sync` makes no difference. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:getItem': ['TableName', 'Key'],
  'dynamodb:putItem': ['TableName', 'Item'],
  'ecs:runTask': ['TaskDefinition'],
  'events:putEvents': ['Entries'],
  'glue:startJobRun': ['JobName'],
  'lambda:invoke': ['FunctionName'],
  'sns:publish': ['Message'],
  'sqs:sendMessage': ['QueueUrl', 'MessageBody'],
  'states:startExecution': ['StateMachineArn'],
};

const ACTION = /^arn:[^:]*:states:[^:]*:[^:]*:([^:]+:[^:.]+)/;

/** The arguments of an integration. */
export function* integrationArguments({ fields, path, type, queryLanguage }: StateView): Generator<DefinitionProblem> {
  const { Resource: resource } = fields;
  if (type !== 'Task' || typeof resource !== 'string' || !isIntegration(resource)) return;
  const field = queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = fields[field];
  if (given === undefined) {
    yield schemaProblem(`${path}/Resource`, `${field} field is required for resource ARN: ${resource}`);
  } else if (isObject(given)) {
    const missing = (NEEDED[ACTION.exec(resource)?.[1] ?? ''] ?? []).filter(
      (name) => given[name] === undefined && given[`${name}.$`] === undefined,
    );
    for (const name of missing) {
      yield schemaProblem(`${path}/${field}`, `The field '${name}' is required but was missing`);
    }
  }
}
