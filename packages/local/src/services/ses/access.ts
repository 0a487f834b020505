/** The permissions of an email: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html */
import { arn } from '../../base/arn';
import { access, type Access, type AccessContext } from '../access';
import { type EmailIdentityDescription } from './description';
import { type JsonObject, objectOf, stringOf, stringsOf } from '../../base/json';

type Identities = readonly EmailIdentityDescription[];

export const emailAccess = { SendEmail: emailAccesses };

/**
 * The sender's identity, the known identities of recipients, and the configuration set: the one in the request, or
 * otherwise the default one of the sender's identity. On AWS the sender's identity is the address or its domain,
 * whichever is verified. Here it is the known one; if neither is known, both count as verified, so one of the two must
 * be allowed.
 */
function emailAccesses(operation: string, input: JsonObject, { emailIdentities: known = [] }: AccessContext): Access[] {
  const { name, address } = senderOf(input);
  const { ToAddresses, CcAddresses, BccAddresses } = objectOf(input.Destination);
  const recipients = [ToAddresses, CcAddresses, BccAddresses].flatMap(stringsOf);
  const keys = {
    'ses:FromAddress': address,
    'ses:FromDisplayName': name?.replace(/^"|"$/g, ''),
    'ses:Recipients': recipients,
    'ses:FeedbackAddress': stringOf(input.FeedbackForwardingEmailAddress),
    'ses:ApiVersion': '2',
  };
  const given = stringOf(input.FromEmailAddressIdentityArn);
  const sender = given === undefined ? identityOf(address, known) : known.find((one) => arnOf(one) === given);
  const set = stringOf(input.ConfigurationSetName) ?? sender?.configurationSet;
  const verified = recipients.flatMap((recipient) => identityOf(bare(recipient), known) ?? []);
  const action = `ses:${operation}`;
  const others = [...verified.map(arnOf), ...(set === undefined ? [] : [arn('ses', `configuration-set/${set}`)])];
  return [
    { action, resources: sender === undefined ? senderArns(address, given) : [arnOf(sender)], keys },
    ...[...new Set(others)].map((resource) => access(action, resource, keys)),
  ];
}

function senderOf(input: JsonObject): { readonly name?: string; readonly address: string } {
  const from = stringOf(input.FromEmailAddress) ?? '';
  const [, name, address] = ADDRESS.exec(from) ?? ['', undefined, from];
  return { name, address };
}

/** `user@domain`, or `Name <user@domain>`. */
const ADDRESS = /^\s*(?:(.*?)\s*<)?([^<>]+)>?\s*$/;

function bare(given: string): string {
  return ADDRESS.exec(given)?.[2] ?? given;
}

function senderArns(address: string, given: string | undefined): Access['resources'] {
  return given === undefined ? [identityArn(address), identityArn(domainOf(address))] : [given];
}

/**
 * The address itself, or otherwise the nearest of its domains:
 * https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
 */
function identityOf(address: string, known: Identities): EmailIdentityDescription | undefined {
  const labels = domainOf(address).split('.');
  const candidates = [address, ...labels.map((_, i) => labels.slice(i).join('.'))].map((name) => name.toLowerCase());
  return candidates.flatMap((name) => known.find((one) => one.name.toLowerCase() === name) ?? [])[0];
}

function domainOf(address: string): string {
  return address.slice(address.indexOf('@') + 1);
}

function arnOf({ name }: EmailIdentityDescription): string {
  return identityArn(name);
}

function identityArn(name: string): string {
  return arn('ses', `identity/${name}`);
}
