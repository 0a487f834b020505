import * as kms from 'aws-cdk-lib/aws-kms';

/**
 * The key itself, where an alias of it may be given. IAM compares the ARN of the key: a statement on that of an alias never
 * applies. https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 *
 * @param what the option, for the message
 */
export function keyBehind(what: string, key: kms.IKey): kms.IKey {
  if (!isAlias(key)) {
    return key;
  }
  return keyBehind(what, targetOf(what, key));
}

function isAlias(key: kms.IKey): key is kms.IAlias {
  return 'aliasName' in key;
}

function targetOf(what: string, alias: kms.IAlias): kms.IKey {
  try {
    return alias.aliasTargetKey;
  } catch {
    // An alias that was imported by its name refuses to tell.
    throw new Error(
      `${what} must be a key, or an alias that knows its key, got: ${alias.aliasName}, which was imported by its name. ` +
        'IAM allows the use of a key by the ARN of the key only. Give the key itself, such as Key.fromKeyArn(...), or ' +
        'import the alias with Alias.fromAliasAttributes(...)',
    );
  }
}
