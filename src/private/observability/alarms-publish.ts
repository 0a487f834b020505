import { Annotations, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { addToDocument } from './policy-document';
import { constructsIn, resolvedText } from './tokens';
import { KEY_OF_SNS, topicsOfAlarms } from './topics-of-alarms';
import { otherAccountOf } from '../resources/environments';

/** The reason for which a topic must be in the region of its alarms. */
export const NOT_ACROSS_REGIONS = 'because alarms of CloudWatch cannot publish to other regions';

const CLOUDWATCH = new iam.ServicePrincipal('cloudwatch.amazonaws.com');

/**
 * Lets CloudWatch publish to the topics of the alarms in a construct. It runs after all constructs and aspects, because a
 * topic may get its policy, and an alarm its topic, after the form is created.
 *
 * @param given a topic that the alarms certainly have, even if its ARN cannot be matched
 */
export function letAlarmsPublish(scope: Construct, given?: sns.ITopic): void {
  scope.node.addValidation({
    validate: () => {
      const { own, foreign } = topicsOfAlarms(scope, given);
      const refused = own.filter(isEncryptedBySns);
      own.filter((topic) => !isEncryptedBySns(topic)).forEach((topic) => admit(scope, topic));
      foreign.forEach((name) => warn(scope, name));
      return [...refused.map((topic) => refusalOfKey(topic.node.path)), ...refusalsOfRegions(scope, own, foreign)];
    },
  });
}

/** Refuses a topic with the AWS managed key for SNS, whose policy cannot be changed. */
export function refuseKeyOfSns(topic: sns.ITopic): void {
  if (topic.masterKey && resolvedText(topic, topic.masterKey.keyArn).endsWith(KEY_OF_SNS)) {
    throw new Error(refusalOfKey(topic.node.path));
  }
}

function refusalOfKey(name: string): string {
  return (
    `observability.alarms must not publish to a topic that is encrypted with ${KEY_OF_SNS}, because CloudWatch cannot use that key, ` +
    `got: ${name}. Encrypt the topic with your own key, or leave out its masterKey`
  );
}

/** A topic may be among the actions, or be added later. */
function refusalsOfRegions(scope: Construct, own: readonly sns.CfnTopic[], foreign: readonly string[]): string[] {
  const { region } = Stack.of(scope);
  const regions = [
    ...own.map((topic): [string, string] => [topic.node.path, Stack.of(topic).region]),
    ...foreign.map((arn): [string, string] => [arn, /:sns:([a-z0-9-]+):/.exec(arn)?.[1] ?? region]),
  ];
  return regions
    .filter(([, theirs]) => theirs !== region && ![theirs, region].some((value) => Token.isUnresolved(value)))
    .map(
      ([topic]) =>
        `The topics of alarms must be in ${region}, ${NOT_ACROSS_REGIONS}, got: ${topic}. Create a topic in ${region} for them.`,
    );
}

function isEncryptedBySns(topic: sns.CfnTopic): boolean {
  return resolvedText(topic, topic.kmsMasterKeyId).endsWith(KEY_OF_SNS);
}

/** A topic without a policy has the default policy of SNS, which allows CloudWatch. A first policy would replace it. */
function admit(scope: Construct, topic: sns.CfnTopic): void {
  const publish = new iam.PolicyStatement({
    principals: [CLOUDWATCH],
    actions: ['sns:Publish'],
    resources: [topic.ref],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
  const policies = policiesOf(topic);
  // The default policy allows only the account of the topic.
  const isOfOther = policies.length === 0 && otherAccountOf(scope, { env: Stack.of(topic) }) !== undefined;
  const isAdmitted = policies.every((policy) => {
    const document: unknown = addToDocument(policy.policyDocument, publish);
    policy.policyDocument = document ?? policy.policyDocument;
    return document !== undefined;
  });
  if (isOfOther || !isAdmitted || !mayUseKey(topic)) warn(scope, topic.node.path);
}

type TopicPolicy = sns.CfnTopicPolicy | sns.CfnTopicInlinePolicy;

function policiesOf(topic: sns.CfnTopic): TopicPolicy[] {
  return topic.node.root.node.findAll().filter((node): node is TopicPolicy => {
    const isPolicy = node instanceof sns.CfnTopicPolicy || node instanceof sns.CfnTopicInlinePolicy;
    return isPolicy && constructsIn(node, 'topics' in node ? node.topics : node.topicArn).includes(topic);
  });
}

/**
 * No conditions: users have reported that CloudWatch fails with conditions on the account that calls KMS.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
function mayUseKey(topic: sns.CfnTopic): boolean {
  if (topic.kmsMasterKeyId === undefined) return true;
  const use = new iam.PolicyStatement({
    principals: [CLOUDWATCH],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
  });
  const { scope: parent } = topic.node;
  const masterKey = parent instanceof sns.Topic ? parent.masterKey : undefined;
  if (masterKey) return masterKey.addToResourcePolicy(use).statementAdded;
  const [resource] = constructsIn(topic, topic.kmsMasterKeyId);
  if (!(resource instanceof kms.CfnKey)) return false;
  const document: unknown = addToDocument(resource.keyPolicy, use);
  resource.keyPolicy = document ?? resource.keyPolicy;
  return document !== undefined;
}

function warn(scope: Construct, name: string): void {
  Annotations.of(scope).addWarningV2(
    'cdk-sentiment-form-backend:alarmTopic',
    `The alarms publish to ${name}, but this app cannot change the policy of this topic or of its key. Allow ` +
      'cloudwatch.amazonaws.com the action sns:Publish in the policy of the topic and, if the topic is encrypted, the actions ' +
      'kms:Decrypt and kms:GenerateDataKey* in the policy of the key. Then acknowledge this warning',
  );
}
