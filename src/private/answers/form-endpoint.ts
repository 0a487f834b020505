import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SyncWorkflowApiProps } from '../../sync-workflow-api';
import type { Quota } from '../validation/quotas';

/** The endpoint of a form, whatever answers there. */
export interface FormEndpoint {
  readonly endpoint: string;
  readonly api: apigwv2.HttpApi;
  readonly stage: apigwv2.HttpStage;
  readonly accessLogGroup: logs.LogGroup;
  readonly domain?: apigwv2.DomainName;
  readonly responderFunction?: lambda.Function;
}

/** One way of answering. */
export interface FormAnswering {
  readonly format: 'envelope' | 'http';
  /** The field that a form may not declare, because it is not a part of the submission. */
  readonly redirectField?: string;
  /** The pages that the field may name. */
  readonly allowedRedirects?: readonly string[];
  /** How many posts a new account can answer so, if it is few. */
  readonly quota?: Quota;
  bind(scope: Construct, id: string, props: SyncWorkflowApiProps): FormEndpoint;
}
