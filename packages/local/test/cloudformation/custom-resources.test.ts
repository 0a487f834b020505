import { type JsonObject } from '../../src/base/json';
import { withoutKnownProviders } from '../../src/cloudformation/custom-resources';
import { resourcesOf } from '../support/assembly';
import { resource } from '../support/form-template';

const CUSTOM = (type: string, provider: string) =>
  resource(type, { ServiceToken: { 'Fn::GetAtt': [provider, 'Arn'] }, SourceObjectKeys: [] });

const FUNCTION = (layers?: JsonObject[]) =>
  resource('AWS::Lambda::Function', { Runtime: 'python3.13', ...(layers && { Layers: layers }) });

/** The logical IDs that are left. */
function left(resources: JsonObject): string[] {
  return withoutKnownProviders(resourcesOf({ Resources: resources })).map(({ logicalId }) => logicalId);
}

test.each([['Custom::CDKBucketDeployment'], ['Custom::S3AutoDeleteObjects'], ['Custom::LogRetention']])(
  'a function that only serves %s is left out, with the layer that nothing else uses',
  (type) => {
    const resources = {
      Layer: resource('AWS::Lambda::LayerVersion', {}),
      Provider: FUNCTION([{ Ref: 'Layer' }]),
      Work: CUSTOM(type, 'Provider'),
    };
    expect(left(resources)).toEqual(['Work']);
  },
);

test('a function that also serves an unknown custom resource is kept', () => {
  const resources = {
    Provider: FUNCTION(),
    Known: CUSTOM('Custom::CDKBucketDeployment', 'Provider'),
    Unknown: CUSTOM('Custom::Mine', 'Provider'),
  };
  expect(left(resources)).toEqual(['Provider', 'Known', 'Unknown']);
});

test('a layer that another function uses, too, is kept', () => {
  const resources = {
    Layer: resource('AWS::Lambda::LayerVersion', {}),
    Provider: FUNCTION([{ Ref: 'Layer' }]),
    Other: FUNCTION([{ Ref: 'Layer' }]),
    Work: CUSTOM('Custom::CDKBucketDeployment', 'Provider'),
  };
  expect(left(resources)).toEqual(['Layer', 'Other', 'Work']);
});
