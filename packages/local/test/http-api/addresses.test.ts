import { type JsonObject } from '../../src/base/json';
import { describeApis } from '../../src/http-api/describe-apis';
import { deployedAddresses } from '../../src/web/addresses';
import { localize } from '../../src/web/deployed-addresses';
import { resourcesOf } from '../support/assembly';
import { formTemplate, resource } from '../support/form-template';

const ORIGIN = 'http://localhost:3000';

/** A text as this server gives it out, of an app with two APIs and a domain name that is mapped to the second. */
function served(text: JsonObject): string {
  const second = resource('AWS::ApiGatewayV2::Api', { Name: 'Second', ProtocolType: 'HTTP' });
  const mapping = { ApiId: { Ref: 'Second' }, DomainName: { Ref: 'Domain' } };
  const resources = resourcesOf(
    formTemplate({
      resources: {
        Second: second,
        Domain: resource('AWS::ApiGatewayV2::DomainName', { DomainName: 'forms.example.com' }),
        Whole: resource('AWS::ApiGatewayV2::ApiMapping', { ...mapping, Stage: '$default' }),
        Part: resource('AWS::ApiGatewayV2::ApiMapping', { ...mapping, Stage: 'prod', ApiMappingKey: 'v1' }),
        Text: resource('AWS::CDK::Metadata', { Text: text }),
      },
    }),
  );
  const { apis } = describeApis(resources);
  const addresses = deployedAddresses(
    apis.map((description, i) => ({ description, prefix: i === 0 ? '' : '/_api/Second' })),
    [],
  );
  const resolved = resources.find(({ logicalId }) => logicalId === 'Text')?.properties().Text;
  return localize(String(resolved), addresses, ORIGIN);
}

test.each<[string, string, string]>([
  ['the first API', '${Api.ApiEndpoint}/contact', `${ORIGIN}/contact`],
  ['another API', '${Second.ApiEndpoint}/contact', `${ORIGIN}/_api/Second/contact`],
  ['a domain name', 'https://${Domain}/contact', `${ORIGIN}/_api/Second/contact`],
  [
    'a domain name with a key, which leads to a stage',
    'https://${Domain}/v1/contact',
    `${ORIGIN}/_api/Second/prod/contact`,
  ],
  ['something else', 'https://www.example.com/', 'https://www.example.com/'],
])('the address of %s has the local name', (_, deployed, local) => {
  expect(served({ 'Fn::Sub': deployed })).toBe(local);
});
