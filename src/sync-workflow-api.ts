import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { ApiOptions } from './api-options';
import { grantStartSyncExecution } from './private/resources/encrypted-definition';
import { httpEndpoint, integrationTimeoutOf } from './private/resources/http-endpoint';
import { keyBehind } from './private/resources/key-behind';
import { StartSyncExecutionIntegration } from './private/resources/start-sync-execution-integration';
import { checkOptions } from './private/validation/options/check-options';
import { SYNC_WORKFLOW_API_PROPS } from './private/validation/options/shapes';
import { validateExpress } from './private/validation/validate-express';

/** Properties of a `SyncWorkflowApi`. */
export interface SyncWorkflowApiProps extends ApiOptions {
  /**
   * The Express state machine that answers the requests. It may be an imported one.
   *
   * StartSyncExecution exists for Express workflows alone: a STANDARD state machine is refused at synth. The type of
   * an imported one is not known, so there it is the caller who has to know.
   *
   * If its definition is encrypted with a KMS key, the role of the API may use that key, through Step Functions alone, to decrypt
   * the definition. The key of an imported state machine, and one that is named by its alias, is not known: grant `role` the
   * action `kms:Decrypt` on it.
   */
  readonly stateMachine: sfn.IStateMachine;

  /**
   * The KMS key that the access log is encrypted with. CloudWatch Logs is granted its use; the policy of an imported key
   * is its owner's to change.
   *
   * @default - the key of CloudWatch Logs
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * An HTTP endpoint that runs an Express workflow and answers with its result, in one round trip and without a Lambda
 * function.
 *
 * The body of the request, which must be JSON, is the input of the execution. The answer is that of StartSyncExecution:
 * 200 whether the execution succeeded or not, so look at `status` first; `output` is JSON within a string.
 *
 * @example
 * const stateMachine = sfn.StateMachine.fromStateMachineName(this, 'Existing', 'my-express-workflow');
 *
 * new SyncWorkflowApi(this, 'Orders', { stateMachine, path: '/orders' });
 */
export class SyncWorkflowApi extends Construct {
  /** The address to post to, path included. */
  public readonly endpoint: string;
  /** The HTTP API. */
  public readonly api: apigwv2.HttpApi;
  /** The one stage of the API. */
  public readonly stage: apigwv2.HttpStage;
  /** The role by which API Gateway starts the executions, and may do nothing else. */
  public readonly role: iam.Role;
  /** Where the access log goes. */
  public readonly accessLogGroup: logs.LogGroup;
  /** The name of your own, if the API has one. */
  public readonly domain?: apigwv2.DomainName;

  public constructor(scope: Construct, id: string, props: SyncWorkflowApiProps) {
    super(scope, id);
    checkOptions('SyncWorkflowApi', props, SYNC_WORKFLOW_API_PROPS);
    const { stateMachine, encryptionKey } = props;
    validateExpress(stateMachine);
    this.role = new iam.Role(this, 'Role', {
      description: 'Lets API Gateway start one Express workflow and wait for its answer',
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
    });
    grantStartSyncExecution(stateMachine, this.role);

    const front = httpEndpoint(this, {
      ...props,
      encryptionKey: encryptionKey && keyBehind('encryptionKey', encryptionKey),
      integration: new StartSyncExecutionIntegration('StartSyncExecution', {
        stateMachine,
        role: this.role,
        timeout: integrationTimeoutOf(props),
      }),
    });
    // The first deployment calls the integration as soon as it is there: its permission must be there before.
    front.route.node.addDependency(this.role);
    this.endpoint = front.endpoint;
    this.api = front.api;
    this.stage = front.stage;
    this.accessLogGroup = front.accessLogGroup;
    this.domain = front.domain;
  }
}
