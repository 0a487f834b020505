import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { markAsSent, notifyUnlessSent } from './notify';
import { requestReplay } from './request-replay';
import { clearAttention, openAttention } from './settle-attention';
import type { AttentionShards } from '../form/attention-shards';
import type { BoundChannel } from '../notifications/channel';
import { jsonata } from '../states/jsonata';
import { DELAY_UNTIL_RUN_ENDS } from '../states/state-policies';

/** The notifications of a form. */
export interface NotifyAllProps {
  readonly table: dynamodb.ITable;
  readonly queue: sqs.IQueue;
  readonly shards: AttentionShards;
  /** A JSONata condition. */
  readonly needsAttention: string;
  /** The channels for submissions that need attention. */
  readonly notifications: readonly BoundChannel[];
  /** The receipt, which is sent for every submission. */
  readonly receipt?: BoundChannel;
}

/** The next states: if no notification is necessary, so that everything is done, and otherwise. */
export interface AfterNotifying {
  readonly ifDone: sfn.IChainable;
  readonly otherwise: sfn.IChainable;
}

/** A JSONata condition: there is a notification or a receipt to send, unless it was sent before. */
export function isSomebodyNotified({
  notifications,
  receipt,
  needsAttention,
}: Pick<NotifyAllProps, 'notifications' | 'receipt' | 'needsAttention'>): string {
  const { isNobody } = receipt?.task ?? {};
  const conditions = [
    ...(notifications.length > 0 ? [needsAttention] : []),
    ...(receipt ? [isNobody === undefined ? 'true' : `$not(${isNobody})`] : []),
  ];
  return `(${conditions.join(' or ')})`;
}

/** Sends all notifications, and then updates `attention` in the record. It continues with `{ isDone }`. */
export function notifyIfNeeded(
  scope: Construct,
  props: NotifyAllProps,
  { ifDone, otherwise }: AfterNotifying,
): sfn.Choice {
  const { notifications, receipt, needsAttention } = props;
  const called = sfn.Pass.jsonata(scope, 'Flag for Attention');
  const attention = sfn.Choice.jsonata(scope, 'Does It Need Attention?').when(
    sfn.Condition.jsonata(jsonata(needsAttention)),
    called,
  );
  if (notifications.length === 0 && receipt === undefined) {
    called.next(ifDone);
    return attention.otherwise(ifDone);
  }
  const all = isOnlyOne(props)
    ? notifyOnly(scope, props, otherwise)
    : notifyAll(scope, props).next(settle(scope, props, otherwise));
  called.next(all);
  return attention.otherwise(receipt ? all : ifDone);
}

/** One notification. The next state marks it as sent, so that no error of another state can come between them. */
function notifyOnly(scope: Construct, props: NotifyAllProps, next: sfn.IChainable): sfn.IChainable {
  const { table, queue, shards } = props;
  const [{ kind: channel, task }] = props.notifications;
  const open = openAttention(scope, { table, shards, channel, next });
  return notifyUnlessSent(scope, {
    channel,
    sendState: `Notify by ${channel}`,
    task,
    next: open,
    ifNotNeeded: open,
    requestReplay: requestReplay(scope, { queue, part: channel, next }),
  });
}

/** All at the same time, independently of each other. */
function notifyAll(scope: Construct, props: NotifyAllProps): sfn.Parallel {
  const { table, queue, receipt, needsAttention } = props;
  const parallel = sfn.Parallel.jsonata(scope, 'Send Notifications', {
    outputs: { isDone: jsonata('$not(false in $states.result.isDone)') },
  });
  const branch = (channel: string, sendState: string, { task }: BoundChannel, onlyIf?: string) => {
    const next = markAsSent(scope, { table, channel, isDone: true });
    const whereItFails = requestReplay(scope, {
      queue,
      part: channel,
      // The other branches continue.
      delaySeconds: DELAY_UNTIL_RUN_ENDS.toSeconds(),
    });
    const notify = { channel, sendState, task, onlyIf, next, requestReplay: whereItFails };
    parallel.branch(catchErrors(scope, channel, notifyUnlessSent(scope, notify)));
  };
  const seen = new Map<string, number>();
  for (const notification of props.notifications) {
    const count = (seen.get(notification.kind) ?? 0) + 1;
    seen.set(notification.kind, count);
    const channel = count === 1 ? notification.kind : `${notification.kind} ${count}`;
    branch(channel, `Notify by ${channel}`, notification, receipt && needsAttention);
  }
  if (receipt) branch(receipt.kind, `Send ${receipt.kind}`, receipt);
  return parallel;
}

/**
 * An error in one branch of a Parallel state stops the others, which may have sent a notification and not marked it yet. Only
 * another Parallel state around the branch catches all its errors: a Choice state cannot.
 */
function catchErrors(scope: Construct, channel: string, branch: sfn.IChainable): sfn.Parallel {
  const left = sfn.Pass.jsonata(scope, `Leave ${channel} to Sweep`, { outputs: { isDone: false } });
  return sfn.Parallel.jsonata(scope, `Process ${channel}`, { outputs: jsonata('$states.result[0]') })
    .branch(branch)
    .addCatch(left, { outputs: {} });
}

/** Whether there is only one notification. The write that opens the attention marks it: one write less to wait for. */
function isOnlyOne({ notifications, receipt }: NotifyAllProps): boolean {
  return receipt === undefined && notifications.length === 1;
}

/** After all notifications, the submission waits for a person, or is done. */
function settle(scope: Construct, props: NotifyAllProps, next: sfn.IChainable): sfn.Choice {
  const { table, shards, receipt, needsAttention } = props;
  const open = openAttention(scope, { table, shards, next });
  const notified = receipt
    ? sfn.Choice.jsonata(scope, 'Open Attention?')
        .when(sfn.Condition.jsonata(jsonata(needsAttention)), open)
        .otherwise(clearAttention(scope, { table, next }))
    : open;
  return sfn.Choice.jsonata(scope, 'Is Everyone Notified?')
    .when(sfn.Condition.jsonata(jsonata('$states.input.isDone')), notified)
    .otherwise(next);
}
