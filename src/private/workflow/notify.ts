import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { updateRecord } from './record-tasks';
import type { ChannelTask } from '../notifications/channel';
import { jsonata, literal } from '../states/jsonata';
import { ServiceTask } from '../states/service-task';
import { retryBriefly, TASK_TIMEOUT } from '../states/state-policies';
import { RECORD } from '../states/variables';

/** One notification in a workflow. */
export interface NotifyProps {
  /** A unique name, for state names and for the record. */
  readonly channel: string;
  /** The name of the state that sends the notification. */
  readonly sendState: string;
  readonly task: ChannelTask;
  /** A JSONata condition under which it is sent. By default, it is always sent. */
  readonly onlyIf?: string;
  /** The state that marks it as sent. */
  readonly next: sfn.IChainable;
  /** The state if it need not be sent. By default, the branch ends, and its output is `{ isDone: true }`. */
  readonly ifNotNeeded?: sfn.IChainable;
  /** The state after a failure. */
  readonly requestReplay: sfn.IChainable;
}

/** Sends a notification unless the record shows that it was sent before. */
export function notifyUnlessSent(scope: Construct, props: NotifyProps): sfn.IChainable {
  const { channel, onlyIf } = props;
  const { isNobody, ...task } = props.task;
  const reasonsNotTo = [
    `${literal(channel)} in ${RECORD.notified}`,
    ...(onlyIf === undefined ? [] : [`$not(${onlyIf})`]),
    ...(isNobody === undefined ? [] : [isNobody]),
  ];
  const notify = new ServiceTask(scope, props.sendState, { ...task, timeout: TASK_TIMEOUT, outputs: {} })
    .addRetry(retryBriefly(1))
    .addCatch(props.requestReplay, { outputs: {} });
  const done = props.ifNotNeeded ?? sfn.Pass.jsonata(scope, `${channel} Done`, { outputs: { isDone: true } });
  return sfn.Choice.jsonata(scope, `Is ${channel} Needed?`)
    .when(sfn.Condition.jsonata(jsonata(reasonsNotTo.join(' or '))), done)
    .otherwise(notify.next(props.next));
}

/** The part of an update that marks a notification as sent, and its value. */
export function sentMark(channel: string): { readonly update: string; readonly values: object } {
  return { update: 'ADD notified :channel', values: { ':channel': { SS: [channel] } } };
}

/** How a notification is marked as sent. */
export interface MarkProps {
  readonly table: dynamodb.ITable;
  readonly channel: string;
  /** The value of `isDone` in the output, if it could be marked. */
  readonly isDone: boolean | string;
  /** The next state after success and after a failure. By default, the branch ends. */
  readonly next?: sfn.IChainable;
}

/** Marks a notification in the record, so that no later run sends it again. The output is `{ isDone }`. */
export function markAsSent(scope: Construct, { table, channel, isDone, next }: MarkProps): sfn.IChainable {
  // Without the mark, the sweep will send it once more: delivery is at least once.
  const leavePending = sfn.Pass.jsonata(scope, `${channel} Not Marked`, { outputs: { isDone: false } });
  const mark = updateRecord(scope, `Mark ${channel} as Sent`, {
    table,
    referenceNumber: RECORD.referenceNumber,
    condition: 'attribute_exists(referenceNumber)',
    ...sentMark(channel),
    outputs: { isDone },
  })
    .addRetry(retryBriefly(1))
    .addCatch(leavePending, { outputs: {} });
  if (next) {
    leavePending.next(next);
    mark.next(next);
  }
  return mark;
}
