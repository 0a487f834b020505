import { type DeployedResource } from '../cloudformation/deploy';
import { type DeployedAddress } from '../web/deployed-addresses';

/** The addresses of an API after the deployment: its own, and those of domain names that are mapped to it. */
export function describeAddresses(api: DeployedResource, resources: readonly DeployedResource[]): DeployedAddress[] {
  const mapped = resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::ApiMapping')
    .map((mapping) => mapping.properties())
    .filter(({ ApiId: id }) => id === api.ref)
    .map(({ DomainName: domainName, ApiMappingKey: key, Stage: stage }) => ({
      deployed: `https://${String(domainName)}${typeof key === 'string' && key !== '' ? `/${key}` : ''}`,
      path: stage === '$default' ? '' : `/${String(stage)}`,
    }));
  return [{ deployed: api.attribute('ApiEndpoint'), path: '' }, ...mapped];
}
