/** Reads the SES identities, as far as permissions depend on them. */
import { type EmailIdentityDescription } from './description';
import { member, stringOf } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { named, withId } from '../../cloudformation/names';
import { descriptionsOf, plannedOf } from '../../cloudformation/planned';
import { CALLS_FAIL, cannotRun, needsNothing } from '../../cloudformation/resource-type';
import { type ServiceResources } from '../definition';

/** The identities in the order of the templates. */
export function describeEmailIdentities(resources: readonly DeployedResource[]): EmailIdentityDescription[] {
  return descriptionsOf(plannedOf(resources, EMAIL_IDENTITY, describe));
}

const EMAIL_IDENTITY = 'AWS::SES::EmailIdentity';

function describe(resource: DeployedResource): EmailIdentityDescription {
  const { EmailIdentity: name, ConfigurationSetAttributes: attributes } = resource.properties();
  return { name: String(name), configurationSet: stringOf(member(attributes, 'ConfigurationSetName')) };
}

const ADDRESSES = 'every address is verified here';

/** The CloudFormation side. */
export const emailIdentities: ServiceResources<'emailIdentities', EmailIdentityDescription> = {
  key: 'emailIdentities',
  optional: true,
  types: {
    'AWS::SES::EmailIdentity': needsNothing(ADDRESSES, (r) => {
      const name = String(r.property('EmailIdentity'));
      const tokens = [1, 2, 3].flatMap((i) => [
        [`DkimDNSTokenName${i}`, `token${i}._domainkey.${name}`],
        [`DkimDNSTokenValue${i}`, `token${i}.dkim.amazonses.com`],
      ]);
      return { ref: name, attributes: Object.fromEntries(tokens) as Record<string, string> };
    }),
    'AWS::SES::ConfigurationSet': needsNothing('emails go to the outbox', named('Name', 64)),
    'AWS::SES::Template': cannotRun('emails with this template fail', withId),
    'AWS::SES::ConfigurationSetEventDestination': cannotRun(CALLS_FAIL, withId),
  },
  describe: (resources) => ({ planned: plannedOf(resources, EMAIL_IDENTITY, describe), notices: [] }),
};
