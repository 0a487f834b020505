import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { constructsIn, resolvedTexts } from './tokens';

/** The key that AWS manages for SNS. */
export const KEY_OF_SNS = 'alias/aws/sns';

/** The topics that alarms publish to. */
export interface TopicsOfAlarms {
  /** Topics of this app. */
  readonly own: sns.CfnTopic[];
  /** All other topics, by their ARN or their path. */
  readonly foreign: string[];
}

/** Finds the topics of all alarms in a construct, for any alarm state. */
export function topicsOfAlarms(scope: Construct, given?: sns.ITopic): TopicsOfAlarms {
  const own = new Set<sns.CfnTopic>();
  const foreign = new Set<string>();
  for (const alarm of scope.node.findAll()) {
    if (!(alarm instanceof cloudwatch.CfnAlarm)) continue;
    const actions = [alarm.alarmActions, alarm.okActions, alarm.insufficientDataActions];
    constructsIn(alarm, actions)
      .filter(isTopic)
      .forEach((topic) => own.add(topic));
    actions
      .flatMap((list) => resolvedTexts(alarm, list))
      .filter((arn) => arn.includes(':sns:'))
      .forEach((arn) => foreign.add(arn));
  }
  if (given && foreign.size === 0 && !constructsIn(scope, given.topicArn).some(isTopic)) foreign.add(given.node.path);
  return { own: [...own], foreign: [...foreign] };
}

function isTopic(construct: unknown): construct is sns.CfnTopic {
  return construct instanceof sns.CfnTopic;
}
