import { Arn, ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { ApiDomainOptions } from '../../api-options';

/** The domain name of an API in API Gateway, and its DNS records if the zone is given. */
export function customDomain(scope: Construct, props: ApiDomainOptions): apigwv2.DomainName {
  validateDomain(scope, props);
  const { domainName, certificate, hostedZone } = props;
  const domain = new apigwv2.DomainName(scope, 'Domain', {
    domainName,
    certificate,
    securityPolicy: apigwv2.SecurityPolicy.TLS_1_2,
    // Otherwise the AAAA record would have no target.
    ipAddressType: apigwv2.IpAddressType.DUAL_STACK,
  });
  if (hostedZone) addRecords(scope, domainName, hostedZone, domain);
  return domain;
}

function addRecords(scope: Construct, domainName: string, zone: route53.IHostedZone, domain: apigwv2.DomainName): void {
  const target = route53.RecordTarget.fromAlias(
    new ApiGatewayv2DomainProperties(domain.regionalDomainName, domain.regionalHostedZoneId),
  );
  // Because of the dot at the end, CDK does not append the zone's name again.
  const props = { zone, target, recordName: `${domainName}.` };
  new route53.ARecord(scope, 'DomainA', props);
  new route53.AaaaRecord(scope, 'DomainAaaa', props);
}

/** Labels of lower-case letters, digits and inner hyphens: RFC 1123, and what API Gateway accepts. */
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

function validateDomain(scope: Construct, { domainName, certificate, hostedZone }: ApiDomainOptions): void {
  if (!Token.isUnresolved(domainName) && !HOST.test(domainName)) {
    throw new Error(
      `domain.domainName must be a host name in lower case, without scheme, port, path or wildcard, ` +
        `such as 'forms.example.com', got: '${domainName}'`,
    );
  }
  if (hostedZone && !isWithin(domainName, hostedZone.zoneName)) {
    throw new Error(
      `domain.domainName must be '${hostedZone.zoneName}', the name of domain.hostedZone, or end with ` +
        `'.${hostedZone.zoneName}', got: '${domainName}'`,
    );
  }
  const { region } = Stack.of(scope);
  const theirs = regionOf(certificate);
  if (![region, theirs].some((value) => Token.isUnresolved(value)) && region !== theirs) {
    throw new Error(
      `domain.certificate must be in the region of the API, ${region}, got: ${theirs}. Request a certificate in that region too`,
    );
  }
}

/** The region of an imported certificate is in its ARN. That of a certificate of this app is its stack's. */
function regionOf({ certificateArn, env }: acm.ICertificate): string {
  return Token.isUnresolved(certificateArn)
    ? env.region
    : (Arn.split(certificateArn, ArnFormat.SLASH_RESOURCE_NAME).region ?? env.region);
}

function isWithin(domainName: string, zoneName: string): boolean {
  return (
    Token.isUnresolved(domainName) ||
    Token.isUnresolved(zoneName) ||
    domainName === zoneName ||
    domainName.endsWith(`.${zoneName}`)
  );
}
