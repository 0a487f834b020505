import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { DURATION, KEY, RETENTION, TEXTS } from './common';
import type { ApiDomainOptions, ApiOptions, ApiThrottleOptions } from '../../../../api-options';
import type { SyncWorkflowApiProps } from '../../../../sync-workflow-api-props';
import { optionsOf, Shape } from '../check-options';
import { NUMBER, oneOf, required, TEXT, withMember } from '../kinds';

const THROTTLE_OPTIONS: Shape<ApiThrottleOptions> = { rateLimit: NUMBER, burstLimit: NUMBER };
const DOMAIN_OPTIONS: Shape<ApiDomainOptions> = {
  domainName: required(TEXT),
  certificate: required(withMember('a certificate', 'certificateArn')),
  hostedZone: withMember('a hosted zone', 'hostedZoneId'),
};
export const API_OPTIONS: Shape<ApiOptions> = {
  path: TEXT,
  allowedOrigins: TEXTS,
  throttle: optionsOf(THROTTLE_OPTIONS),
  integrationTimeout: DURATION,
  accessLogRetention: RETENTION,
  domain: optionsOf(DOMAIN_OPTIONS),
  authorizer: withMember('an authorizer, such as an HttpJwtAuthorizer', 'bind'),
  authorizationScopes: TEXTS,
  ipAddressType: oneOf('one of IpAddressType: IPV4 or DUAL_STACK', apigwv2.IpAddressType),
};

export const SYNC_WORKFLOW_API_PROPS: Shape<SyncWorkflowApiProps> = {
  ...API_OPTIONS,
  stateMachine: required(withMember('a state machine', 'stateMachineArn')),
  encryptionKey: KEY,
};
