import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SyncWorkflowApiProps } from '../../sync-workflow-api-props';
import type { Quota } from '../validation/quotas';

/** The endpoint of a form, with either format of responses. */
export interface FormEndpoint {
  readonly endpoint: string;
  readonly api: apigwv2.HttpApi;
  readonly stage: apigwv2.HttpStage;
  readonly accessLogGroup: logs.LogGroup;
  readonly domain?: apigwv2.DomainName;
  readonly responderFunction?: lambda.Function;
}

/** One format of responses. */
export interface FormAnswering {
  readonly format: 'envelope' | 'http';
  /** A field that a form must not declare, because it is not part of the submission. */
  readonly redirectField?: string;
  /** The values that the field may have. */
  readonly allowedRedirects?: readonly string[];
  /** The quota of a new account, if it is low. */
  readonly quota?: Quota;
  bind(scope: Construct, id: string, props: SyncWorkflowApiProps): FormEndpoint;
}
