import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { ApiOptions } from './api-options';

/** Properties of a `SyncWorkflowApi`. */
export interface SyncWorkflowApiProps extends ApiOptions {
  /**
   * The Express state machine that handles requests. It may be imported, and may be in another region, but not in another
   * account.
   *
   * StartSyncExecution supports only Express workflows: a STANDARD state machine is refused at synth. The type of an
   * imported state machine is not known, so make sure that it is EXPRESS.
   *
   * If its definition is encrypted with a KMS key, the role of the API is granted the use of that key, only through Step
   * Functions, to decrypt the definition. If the state machine is imported, or if its key is given by an alias, the key is
   * not known: grant `role` the action `kms:Decrypt` on it.
   */
  readonly stateMachine: sfn.IStateMachine;

  /**
   * The KMS key that encrypts the access log. CloudWatch Logs is granted the use of the key. If the key is imported, add
   * this permission to its policy yourself.
   *
   * @default - a key that CloudWatch Logs manages
   */
  readonly encryptionKey?: kms.IKey;
}
