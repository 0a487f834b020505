/** Reads the parameters of Parameter Store. */
import { type ParameterDescription } from './description';
import { arn } from '../../base/arn';
import { StartError } from '../../base/start-error';
import { type DeployedResource } from '../../cloudformation/deploy';
import { nameOf, type Nameable, textOf } from '../../cloudformation/names';
import { plannedOf } from '../../cloudformation/planned';
import { runs } from '../../cloudformation/resource-type';
import { type ServiceResources } from '../definition';

const PARAMETER = 'AWS::SSM::Parameter';

/** The CloudFormation side. */
export const parameters: ServiceResources<'parameters', ParameterDescription> = {
  key: 'parameters',
  types: { [PARAMETER]: { ...runs(identify), parameterValue: (r) => textOf(r, 'Value') } },
  describe: (resources) => ({ planned: plannedOf(resources, PARAMETER, describe), notices: [] }),
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
const MAX_NAME_LENGTH = 1_011;

function identify(r: Nameable) {
  const name = nameOf(r, 'Name', MAX_NAME_LENGTH);
  const attributes = {
    Arn: parameterArn(name),
    Type: r.property('Type') ?? 'String',
    Value: r.property('Value') ?? '',
  };
  return { ref: name, attributes };
}

/** The slash at the start of a hierarchical name is the one after `parameter`. */
export function parameterArn(name: string): string {
  return arn('ssm', `parameter/${name.replace(/^\//, '')}`);
}

function describe(resource: DeployedResource): ParameterDescription {
  const type = resource.attribute('Type');
  if (type !== 'String' && type !== 'StringList') {
    throw new StartError(
      `${resource.path}: CloudFormation can only create parameters of the type String or StringList, got: ${type}. ` +
        'Create a SecureString outside the app.',
    );
  }
  return { name: resource.ref, arn: resource.attribute('Arn'), type, value: resource.attribute('Value') };
}
