/** Email addresses that Amazon SES accepts: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html */
import { Fn, Token } from 'aws-cdk-lib';

const LOCAL_PART = /^(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/** A display name: anything in quotation marks, or without the characters that separate addresses. */
const NAME = /^("([^"\\\r\n]|\\.)*"|[^"\\,;:@<>[\]\r\n]*)$/;

/** Accepts only `user@domain`, or `Display Name <user@domain>`. A token is not checked. */
export function validateEmailAddress(prop: string, address: string): void {
  if (Token.isUnresolved(address)) return;
  const [localPart, domain = '', ...others] = bareEmailAddress(address).split('@');
  const { name } = partsOf(address);
  if (others.length > 0 || !LOCAL_PART.test(localPart) || !DOMAIN.test(domain)) {
    throw new Error(
      `${prop} must be an email address, such as 'forms@example.com' or 'Forms <forms@example.com>', got: '${address}'` +
        (/[^ -~]/.test(`${localPart}@${domain}`) ? `. ${ONLY_ASCII}` : ''),
    );
  }
  if (name !== undefined && !NAME.test(name)) {
    throw new Error(
      `${prop} must have a name without the characters , ; : @ < > [ ] \\ and ", or in quotation marks, such as ` +
        `'"Forms, Inc." <forms@example.com>', got: '${address}'`,
    );
  }
}

const ONLY_ASCII =
  "Amazon SES accepts only ASCII: write a domain with other letters as Punycode, such as 'xn--bcher-kva.example'";

/**
 * The address without a display name. A token may have a name at the deployment. In both cases, the address is between the
 * first `<` and the next `>` of the token, a `<`, and the token again.
 */
export function bareEmailAddress(address: string): string {
  const given = partsOf(address).address;
  if (!Token.isUnresolved(given) || given.includes('@')) return given;
  return Fn.select(0, Fn.split('>', Fn.select(1, Fn.split('<', `${given}<${given}`))));
}

/** As an email contains it: a name with characters other than ASCII is written in encoded words of RFC 2047. */
export function writtenAddress(given: string): string {
  const { name, address } = partsOf(given);
  if (Token.isUnresolved(given) || name === undefined || /^[ -~]*$/.test(name)) return given;
  const text = name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name;
  return `${encodedWords(text)} <${address}>`;
}

/** A word has at most 75 characters, and contains whole characters only. */
function encodedWords(text: string): string {
  const words = [''];
  for (const character of text) {
    const longer = words[words.length - 1] + character;
    if (Buffer.byteLength(longer) <= 45) words[words.length - 1] = longer;
    else words.push(character);
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

function partsOf(given: string): { readonly name?: string; readonly address: string } {
  const [, name, address] = /^(.*?)\s*<([^<>]*)>$/.exec(given) ?? [undefined, undefined, given];
  return { name, address };
}
