/** Reads the identities of SES, as far as permissions depend on them. */
import { member } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { type EmailIdentityDescription } from '../descriptions';
import { stringOf } from '../input';

/** The identities in the order of the templates. */
export function describeEmailIdentities(resources: readonly DeployedResource[]): EmailIdentityDescription[] {
  return resources.filter(({ type }) => type === 'AWS::SES::EmailIdentity').map(describe);
}

function describe(resource: DeployedResource): EmailIdentityDescription {
  const { EmailIdentity: name, ConfigurationSetAttributes: attributes } = resource.properties();
  return { name: String(name), configurationSet: stringOf(member(attributes, 'ConfigurationSetName')) };
}
