/**
 * A state machine whose definition is encrypted with a customer's key, and the permissions that this requires:
 * https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 *
 * CDK's `encryptionConfiguration` is not used: its statement for the role ends in `stateMachine:` if the state machine has
 * a generated name, so it never applies, and it allows the delivery of logs to decrypt everything that the key has
 * encrypted.
 */
import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { keyBehind } from './key-behind';
import { viaService } from './key-grants';

/** The ARN of the state machine, as Step Functions sends it to KMS. */
const CONTEXT = 'kms:EncryptionContext:aws:states:stateMachineArn';

/** Encrypts the definition. `useOfDefinition` has the permissions that the role needs. */
export function encryptDefinition(stateMachine: sfn.StateMachine, key: kms.IKey): void {
  const resource = stateMachine.node.defaultChild as sfn.CfnStateMachine;
  resource.encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key.keyArn };
}

/** For the state machine's role. Only asynchronous executions need the second action. */
export function useOfDefinition(stateMachineArn: string, key: kms.IKey): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [key.keyArn],
    conditions: { StringEquals: { [CONTEXT]: stateMachineArn } },
  });
}

/** Grants permission to start executions and wait for their results. */
export function grantStartSyncExecution(stateMachine: sfn.IStateMachine, grantee: iam.IGrantable): iam.Grant {
  return withDefinition(stateMachine.grantStartSyncExecution(grantee), stateMachine, grantee);
}

/**
 * Grants permission to start executions. AWS's table of permissions requires none for the key here, but the API's model has
 * `KmsAccessDeniedException` for this call too.
 */
export function grantStartExecution(stateMachine: sfn.IStateMachine, grantee: iam.IGrantable): iam.Grant {
  return withDefinition(stateMachine.grantStartExecution(grantee), stateMachine, grantee);
}

/** Step Functions decrypts the definition with the permissions of the principal that starts an execution. */
function withDefinition(grant: iam.Grant, stateMachine: sfn.IStateMachine, grantee: iam.IGrantable): iam.Grant {
  const keyArn = keyArnOf(stateMachine);
  if (keyArn === undefined) return grant;
  const { StringEquals } = viaService('states', stateMachine.env.region);
  const decrypt = iam.Grant.addToPrincipal({
    grantee,
    actions: ['kms:Decrypt'],
    resourceArns: [keyArn],
    conditions: { StringEquals: { ...StringEquals, [CONTEXT]: stateMachine.stateMachineArn } },
  });
  return grant.combine(decrypt);
}

/**
 * The key of a state machine of this app. The key is unknown for an imported state machine, and for an alias from outside
 * the app.
 */
function keyArnOf(stateMachine: sfn.IStateMachine): string | undefined {
  const resource = stateMachine.node.defaultChild;
  const configuration = resource instanceof sfn.CfnStateMachine ? resource.encryptionConfiguration : undefined;
  if (configuration === undefined || !('kmsKeyId' in configuration) || configuration.kmsKeyId === undefined) {
    return undefined;
  }
  const { kmsKeyId } = configuration;
  const stack = Stack.of(stateMachine);
  if (textOf(stack, kmsKeyId).includes('alias/')) return keyArnOfAlias(stack, kmsKeyId);
  return Token.isUnresolved(kmsKeyId) || kmsKeyId.includes(':key/')
    ? kmsKeyId
    : stack.formatArn({ service: 'kms', resource: 'key', resourceName: kmsKeyId });
}

/** For an alias by its ARN or its name. */
function keyArnOfAlias(stack: Stack, kmsKeyId: string): string | undefined {
  const aliases = stack.node.root.node.findAll().filter((node) => node instanceof kms.Alias);
  const end = /alias\/[\w/-]+"/.exec(textOf(stack, kmsKeyId))?.[0];
  const alias = aliases.find(({ keyArn }) => end !== undefined && textOf(stack, keyArn).includes(`:${end}`));
  return alias && keyBehind('The key of the state machine', alias).keyArn;
}

function textOf(stack: Stack, value: string): string {
  return JSON.stringify(stack.resolve(value));
}
