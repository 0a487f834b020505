import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { requireOwnRegion } from './environments';

/**
 * The key of an alias, or the key itself. IAM compares the ARN of the key, so a statement on the ARN of an alias never
 * applies. https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 *
 * @param what the option, for the message
 */
export function keyBehind(what: string, key: kms.IKey): kms.IKey {
  if (!isAlias(key)) return key;
  return keyBehind(what, targetOf(what, key));
}

/** The same for a key that encrypts resources of the stack, which must all be in its region. */
export function encryptionKeyBehind(scope: Construct, what: string, given: kms.IKey): kms.IKey {
  const key = keyBehind(what, given);
  requireOwnRegion(scope, key, what, 'because the key of another region cannot encrypt resources of the stack');
  return key;
}

function isAlias(key: kms.IKey): key is kms.IAlias {
  return 'aliasName' in key;
}

function targetOf(what: string, alias: kms.IAlias): kms.IKey {
  try {
    return alias.aliasTargetKey;
  } catch {
    // An alias that was imported by its name throws here.
    throw new Error(
      `${what} must be a key, or an alias that knows its key, got: ${alias.aliasName}, which was imported by its name. ` +
        'IAM allows the use of a key only by the ARN of the key. Give the key itself, such as Key.fromKeyArn(...), or ' +
        'import the alias with Alias.fromAliasAttributes(...)',
    );
  }
}
