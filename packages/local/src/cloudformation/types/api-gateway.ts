/** APIs, and their domain names. */
import { arn, ENVIRONMENT } from '../../base/arn';
import { hashOf, longId, shortId, uuidOf, withId, textOf } from '../names';
import { CALLS_FAIL, cannotRun, needsNothing, type ResourceTypes, runs } from '../resource-type';

const LOGS = 'its log lines are printed, and kept while the server runs';
const NAMES = 'all requests use the host names of this machine';

export const API_GATEWAY_TYPES: ResourceTypes = {
  'AWS::ApiGatewayV2::Api': runs((r) => {
    const id = shortId(r);
    const host = `${id}.execute-api.${ENVIRONMENT.region}.${ENVIRONMENT.urlSuffix}`;
    return {
      ref: id,
      attributes: { ApiId: id, ApiEndpoint: `https://${host}`, ExecuteApiArn: arn('execute-api', id) },
    };
  }),
  'AWS::ApiGatewayV2::Route': runs((r) => ({ ref: shortId(r), attributes: { RouteId: shortId(r) } })),
  'AWS::ApiGatewayV2::Integration': runs((r) => ({ ref: shortId(r), attributes: { IntegrationId: shortId(r) } })),
  'AWS::ApiGatewayV2::Stage': runs((r) => ({ ref: String(r.property('StageName')), attributes: {} })),
  'AWS::ApiGatewayV2::Authorizer': runs((r) => ({ ref: shortId(r), attributes: { AuthorizerId: shortId(r) } })),
  'AWS::ApiGateway::Account': needsNothing(LOGS, withId),
  'AWS::ApiGatewayV2::DomainName': needsNothing(NAMES, (r) => {
    const name = String(r.property('DomainName'));
    const host = `d-${shortId(r)}.execute-api.${ENVIRONMENT.region}.${ENVIRONMENT.urlSuffix}`;
    const domainArn = `arn:${ENVIRONMENT.partition}:apigateway:${ENVIRONMENT.region}::/domainnames/${name}`;
    const attributes = { RegionalDomainName: host, RegionalHostedZoneId: `Z${longId(r)}`, DomainNameArn: domainArn };
    return { ref: name, attributes };
  }),
  'AWS::ApiGatewayV2::ApiMapping': needsNothing(NAMES, (r) => ({
    ref: shortId(r),
    attributes: { ApiMappingId: shortId(r) },
  })),
  'AWS::CertificateManager::Certificate': needsNothing(NAMES, (r) => {
    const certificateArn = arn('acm', `certificate/${uuidOf(r)}`);
    return { ref: certificateArn, attributes: { CertificateArn: certificateArn } };
  }),
  'AWS::Route53::HostedZone': needsNothing(NAMES, (r) => {
    const id = `Z${longId(r)}`;
    const NameServers = [1, 2, 3, 4].map((number) => `ns-${number}.awsdns-0${number}.com`);
    return { ref: id, attributes: { Id: id, NameServers } };
  }),
  'AWS::Route53::RecordSet': needsNothing(NAMES, (r) => ({ ref: textOf(r, 'Name'), attributes: {} })),
  'AWS::ApiGateway::RestApi': cannotRun('it is not served: only HTTP APIs are supported', (r) => {
    const id = shortId(r);
    return { ref: id, attributes: { RestApiId: id, RootResourceId: hashOf(r).slice(10, 20) } };
  }),
  'AWS::ApiGatewayV2::VpcLink': cannotRun(CALLS_FAIL, (r) => ({
    ref: shortId(r),
    attributes: { VpcLinkId: shortId(r) },
  })),
  'AWS::ApiGatewayV2::Deployment': cannotRun(CALLS_FAIL, (r) => ({
    ref: shortId(r),
    attributes: { DeploymentId: shortId(r) },
  })),
};
