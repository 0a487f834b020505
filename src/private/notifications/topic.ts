import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Channel } from './channel';
import { DETAIL, DETAIL_WITHOUT_FIELDS, PLAIN_TEXT_WITHOUT_FIELDS, plainText, SUBJECT } from './contents';
import { subjectTemplate } from './template';
import type { DeclaredForm } from '../form/declared-form';
import { checkEnvironment } from '../resources/environments';
import { keyBehind } from '../resources/key-behind';
import { SENDING, viaService } from '../resources/key-grants';
import { jsonata } from '../states/jsonata';
import { SENTIMENT } from '../states/variables';

const MUST_ALLOW =
  'Notifications are sent only if the policy of the topic allows sns:Publish for the role of the workflow, and if the policy of its ' +
  'key, if it has one, allows kms:Decrypt and kms:GenerateDataKey';

/** A message to a topic: text for email subscribers, and the whole object for all others. */
export function topicChannel(topic: sns.ITopic): Channel {
  if (topic.fifo) {
    throw new Error(
      `topic must be a standard topic, got: ${topic.node.path}, which is a FIFO topic. Notifications are sent at the ` +
        'same time and have no order',
    );
  }
  return {
    kind: 'Topic',
    bind: (scope, form) => {
      checkEnvironment(scope, topic, 'the topic of a notification', MUST_ALLOW);
      return {
        integration: 'states:::sns:publish',
        arguments: {
          TopicArn: topic.topicArn,
          Subject: jsonata(subjectTemplate('subject', SUBJECT, [])),
          MessageStructure: 'json',
          Message: jsonata(message(form)),
          // So that a subscription can filter by it.
          MessageAttributes: { sentiment: { DataType: 'String', StringValue: jsonata(SENTIMENT) } },
        },
        grants: [],
        // A topic's name has up to 256 characters: ten names would not fit in the role's inline policies.
        grantsOf: () => [publish(topic), ...useOfKey(topic)],
      };
    },
  };
}

/**
 * The maximum length of a message. A message is JSON within JSON, within the task's arguments, which are JSON too: each
 * level doubles a text of quotation marks, and a payload in Step Functions may have 256 KiB.
 */
const MAX_MESSAGE = 100_000;

function message(form: DeclaredForm): string {
  return `(
  $message := $string({'default': $string(${DETAIL}), 'email': ${plainText(form)}});
  $length($message) <= ${MAX_MESSAGE} ? $message
    : $string({'default': $string(${DETAIL_WITHOUT_FIELDS}), 'email': ${PLAIN_TEXT_WITHOUT_FIELDS}})
)`;
}

function publish(topic: sns.ITopic): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] });
}

/** An encrypted topic accepts messages only from principals that may use its key. */
function useOfKey({ masterKey, env }: sns.ITopic): iam.PolicyStatement[] {
  return masterKey
    ? [
        new iam.PolicyStatement({
          actions: SENDING,
          resources: [keyBehind('The masterKey of the topic', masterKey).keyArn],
          conditions: viaService('sns', env.region),
        }),
      ]
    : [];
}
