import { readOptions } from '../../src/cli/options';
import { type EmailIdentityDescription } from '../../src/services';
import { accessesOf } from '../../src/services/accesses';
import { describeEmailIdentities } from '../../src/services/ses/describe';
import { resourcesOf } from '../support/assembly';
import { resource } from '../support/form-template';

const SES = 'arn:aws:ses:us-east-1:123456789012:';

/** The resources that an email needs permissions on; in brackets those of which one is enough. */
function needed(emailIdentities: EmailIdentityDescription[], input: object = {}): string[] {
  const email = {
    FromEmailAddress: 'Forms <forms@mail.example.com>',
    Destination: { ToAddresses: ['care@other.example'], CcAddresses: ['Boss <boss@other.example>'] },
    ...input,
  };
  const context = { callerArn: 'any', secretOf: () => undefined, emailIdentities };
  return accessesOf('sesv2', 'SendEmail', email, context).map(({ action, resources }) => {
    expect(action).toBe('ses:SendEmail');
    return resources.map((arn) => arn.replace(SES, '')).join(' or ');
  });
}

const UNKNOWN_SENDER = 'identity/forms@mail.example.com or identity/mail.example.com';

test('an email needs permission for the default configuration set of its sender', () => {
  expect(needed([])).toEqual([UNKNOWN_SENDER]);
  expect(needed([{ name: 'mail.example.com', configurationSet: 'forms' }])).toEqual([
    'identity/mail.example.com',
    'configuration-set/forms',
  ]);
});

test('an email needs permission for the configuration set that it names instead', () => {
  const identities = [{ name: 'mail.example.com', configurationSet: 'forms' }];
  expect(needed(identities, { ConfigurationSetName: 'named' })).toEqual([
    'identity/mail.example.com',
    'configuration-set/named',
  ]);
});

test.each([
  ['the address goes before its domain', ['mail.example.com', 'forms@mail.example.com'], 'forms@mail.example.com'],
  ['the domain goes before the one that it is a part of', ['example.com', 'mail.example.com'], 'mail.example.com'],
  ['a domain holds for those in it', ['example.com'], 'example.com'],
  ['names are the same in small and capital letters', ['Mail.Example.com'], 'Mail.Example.com'],
])('%s', (_, names, expected) => {
  expect(needed(names.map((name) => ({ name, configurationSet: `of-${name.length}` })))).toEqual([
    `identity/${expected}`,
    `configuration-set/of-${expected.length}`,
  ]);
});

test('an identity that is not used in the email makes no difference', () => {
  expect(needed([{ name: 'ample.com', configurationSet: 'forms' }])).toEqual([UNKNOWN_SENDER]);
});

test('an email needs permission for the known identities of its recipients, once each', () => {
  expect(needed([{ name: 'other.example', configurationSet: 'of-recipients' }])).toEqual([
    UNKNOWN_SENDER,
    'identity/other.example',
  ]);
  expect(needed([{ name: 'boss@other.example' }])).toEqual([UNKNOWN_SENDER, 'identity/boss@other.example']);
});

test('an identity that the email names by its ARN has its default configuration set', () => {
  const identities = [{ name: 'example.org', configurationSet: 'forms' }];
  expect(needed(identities, { FromEmailAddressIdentityArn: `${SES}identity/example.org` })).toEqual([
    'identity/example.org',
    'configuration-set/forms',
  ]);
  expect(needed([], { FromEmailAddressIdentityArn: `${SES}identity/example.net` })).toEqual(['identity/example.net']);
});

test('Ref of an identity is its name', () => {
  const resources = resourcesOf({
    Resources: { Identity: resource('AWS::SES::EmailIdentity', { EmailIdentity: 'example.com' }) },
  });
  expect(resources[0].ref).toBe('example.com');
  expect(resources[0].attribute('DkimDNSTokenName1')).toBe('token1._domainkey.example.com');
});

test('identities are read from the templates', () => {
  const resources = resourcesOf({
    Resources: {
      Plain: resource('AWS::SES::EmailIdentity', { EmailIdentity: 'example.com' }),
      Set: resource('AWS::SES::ConfigurationSet', { Name: 'forms' }),
      WithSet: resource('AWS::SES::EmailIdentity', {
        EmailIdentity: 'forms@example.com',
        ConfigurationSetAttributes: { ConfigurationSetName: { Ref: 'Set' } },
      }),
    },
  });
  expect(describeEmailIdentities(resources)).toEqual([
    { name: 'example.com' },
    { name: 'forms@example.com', configurationSet: 'forms' },
  ]);
});

describe('--email-identity', () => {
  test('sets an identity, and after an equals sign its default configuration set', () => {
    const { emailIdentities } = readOptions(
      ['--email-identity', 'example.com=forms', '--email-identity', 'care@example.com'],
      {},
    );
    expect(emailIdentities).toEqual([{ name: 'example.com', configurationSet: 'forms' }, { name: 'care@example.com' }]);
    expect(readOptions([], {}).emailIdentities).toEqual([]);
  });

  test.each(['', '=forms', 'example.com=', 'example.com=a set', 'example.com=a=b'])('refuses %j', (given) => {
    expect(() => readOptions([`--email-identity=${given}`], {})).toThrow(
      '--email-identity must be an address or a domain, optionally followed by = and a configuration set, ' +
        `e.g. example.com=forms, got: ${given}`,
    );
  });
});
