/** The permissions of an email: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html */
import { access, type Access } from './access';
import { type JsonObject } from '../../asl/contract';
import { arn } from '../../cloudformation/place';
import { objectOf, stringOf, stringsOf } from '../../services/input';

/**
 * The sender's identity, and the configuration set if there is one.
 *
 * On AWS the identity is the address or its domain, whichever is verified; here both count as verified, so that one of
 * the two has to be allowed. Identities of recipients, which AWS looks at where they are verified as well, are not.
 */
export function emailAccesses(operation: string, input: JsonObject): Access[] {
  const from = stringOf(input.FromEmailAddress) ?? '';
  const [, name, address] = /^\s*(?:(.*?)\s*<)?([^<>]+)>?\s*$/.exec(from) ?? ['', undefined, from];
  const { ToAddresses, CcAddresses, BccAddresses } = objectOf(input.Destination);
  const keys = {
    'ses:FromAddress': address,
    'ses:FromDisplayName': name?.replace(/^"|"$/g, ''),
    'ses:Recipients': [ToAddresses, CcAddresses, BccAddresses].flatMap(stringsOf),
    'ses:FeedbackAddress': stringOf(input.FeedbackForwardingEmailAddress),
    'ses:ApiVersion': '2',
  };
  const given = stringOf(input.FromEmailAddressIdentityArn);
  const identities: Access['resources'] =
    given === undefined ? [identity(address), identity(address.slice(address.indexOf('@') + 1))] : [given];
  const set = stringOf(input.ConfigurationSetName);
  const action = `ses:${operation}`;
  return [
    { action, resources: identities, keys },
    ...(set === undefined ? [] : [access(action, arn('ses', `configuration-set/${set}`), keys)]),
  ];
}

function identity(name: string): string {
  return arn('ses', `identity/${name}`);
}
