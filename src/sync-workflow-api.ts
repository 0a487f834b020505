import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { grantStartSyncExecution } from './private/resources/encrypted-definition';
import { requireOwnAccount } from './private/resources/environments';
import { httpEndpoint, integrationTimeoutOf } from './private/resources/http-endpoint';
import { encryptionKeyBehind } from './private/resources/key-behind';
import { StartSyncExecutionIntegration } from './private/resources/start-sync-execution-integration';
import { checkOptions } from './private/validation/options/check-options';
import { SYNC_WORKFLOW_API_PROPS } from './private/validation/options/shapes/api';
import { validateExpress } from './private/validation/validate-express';
import { SyncWorkflowApiProps } from './sync-workflow-api-props';

/**
 * An HTTP endpoint that runs an Express workflow and returns its result, in one round trip and without a Lambda function.
 *
 * The body of the request, which must be JSON, is the input of the execution. The response is that of StartSyncExecution.
 * Its HTTP status is always 200, even if the execution failed, so check `status` first. `output` is a JSON string.
 *
 * @example
 * const stateMachine = sfn.StateMachine.fromStateMachineName(this, 'Existing', 'my-express-workflow');
 *
 * new SyncWorkflowApi(this, 'Orders', { stateMachine, path: '/orders' });
 */
export class SyncWorkflowApi extends Construct {
  /** The URL to post to, including the path. */
  public readonly endpoint: string;
  /** The HTTP API. */
  public readonly api: apigwv2.HttpApi;
  /** The only stage of the API. */
  public readonly stage: apigwv2.HttpStage;
  /** The role with which API Gateway starts executions. It has no other permissions. */
  public readonly role: iam.Role;
  /** The log group of the access log. */
  public readonly accessLogGroup: logs.LogGroup;
  /** The API's own domain name, if it has one. */
  public readonly domain?: apigwv2.DomainName;

  public constructor(scope: Construct, id: string, props: SyncWorkflowApiProps) {
    super(scope, id);
    checkOptions('SyncWorkflowApi', props, SYNC_WORKFLOW_API_PROPS);
    const { stateMachine, encryptionKey } = props;
    validateExpress(stateMachine);
    requireOwnAccount(
      this,
      stateMachine,
      'stateMachine',
      'because API Gateway cannot start executions in other accounts',
    );
    this.role = new iam.Role(this, 'Role', {
      description: 'Lets API Gateway start one Express workflow and wait for its answer',
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
    });
    grantStartSyncExecution(stateMachine, this.role);

    const front = httpEndpoint(this, {
      ...props,
      encryptionKey: encryptionKey && encryptionKeyBehind(this, 'encryptionKey', encryptionKey),
      integration: new StartSyncExecutionIntegration('StartSyncExecution', {
        stateMachine,
        role: this.role,
        timeout: integrationTimeoutOf(props),
      }),
    });
    // A client may call the API as soon as its route exists, so the role must have its permission before that.
    front.route.node.addDependency(this.role);
    this.endpoint = front.endpoint;
    this.api = front.api;
    this.stage = front.stage;
    this.accessLogGroup = front.accessLogGroup;
    this.domain = front.domain;
  }
}
