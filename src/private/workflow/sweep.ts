import { Duration } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as targets from 'aws-cdk-lib/aws-scheduler-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { askForReplay } from './sweep-ask';
import { findUnfinished, MAY_ASK_MORE, SWEEP_EVERY } from './sweep-find';
import { AttentionShards, EVERY_PENDING } from '../form/attention-shards';
import { acknowledgeWildcards } from '../resources/acknowledgments';
import { grantStartExecution } from '../resources/encrypted-definition';
import { expressStateMachine, LogAndTrace } from '../resources/express-state-machine';
import { jsonata } from '../states/jsonata';

/** The table and the queue of the sweep. */
export interface SweepProps extends LogAndTrace {
  readonly table: dynamodb.ITable;
  readonly queue: sqs.IQueue;
  readonly shards: AttentionShards;
}

/** A sweep ends before the next one of the same partitions begins, so that they do not overlap. */
const TIMEOUT = Duration.minutes(4);
/** These contain only submissions from before the throttle was lowered, and querying 31 partitions costs a tenth of a cent. */
const UNUSED_EVERY = Duration.days(1);

/**
 * Finds submissions whose run was interrupted between recording and notifications, and requests a replay of each.
 *
 * It is a state machine on a schedule, without a function: for a form that nobody uses, 8,640 runs a month cost less than
 * three cents. Its input contains the partitions of the index to query. Without input, it queries all.
 */
export class Sweep extends Construct {
  public readonly stateMachine: sfn.StateMachine;

  public constructor(scope: Construct, id: string, props: SweepProps) {
    super(scope, id);
    ({ stateMachine: this.stateMachine } = expressStateMachine(this, {
      ...props,
      definition: this.definition(props),
      timeout: TIMEOUT,
    }));
    acknowledgeWildcards(this.stateMachine, props.tracing);
    const inUse = EVERY_PENDING.slice(0, props.shards.PENDING);
    const unused = EVERY_PENDING.slice(props.shards.PENDING);
    this.schedule('Schedule', 'Finds submissions that were recorded but not finished', SWEEP_EVERY, inUse);
    if (unused.length > 0) {
      this.schedule('UnusedShards', 'Finds those from before the throttle was lowered', UNUSED_EVERY, unused);
    }
  }

  /** Pages of the partitions in turn, so that a long partition does not delay the others. */
  private definition({ table, queue }: SweepProps): sfn.IChainable {
    const find = findUnfinished(this, table);
    const each = sfn.Map.jsonata(this, 'For Each Submission', {
      items: sfn.ProvideItems.jsonata(jsonata('$states.input.found')),
      maxConcurrency: 20,
      outputs: { found: [], partitions: jsonata('$states.input.partitions'), taken: jsonata('$states.input.taken') },
    }).itemProcessor(askForReplay(this, table, queue));
    const next = sfn.Choice.jsonata(this, 'Are There More Submissions?')
      .when(sfn.Condition.jsonata(jsonata('$count($states.input.found) > 0')), each)
      .when(sfn.Condition.jsonata(jsonata(MAY_ASK_MORE)), find)
      .otherwise(sfn.Succeed.jsonata(this, 'Done'));
    each.next(next);
    return find.next(next);
  }

  private schedule(id: string, description: string, every: Duration, attention: readonly string[]): void {
    new scheduler.Schedule(this, id, {
      description,
      schedule: scheduler.ScheduleExpression.rate(every),
      // If a sweep cannot be started, the next one finds the same submissions.
      target: new StartSweep(this.stateMachine, {
        retryAttempts: 0,
        input: scheduler.ScheduleTargetInput.fromObject({
          partitions: attention.map((value) => ({ attention: value })),
        }),
      }),
    });
  }
}

/** CDK's target grants no permission for the key of an encrypted state machine. */
class StartSweep extends targets.StepFunctionsStartExecution {
  public constructor(
    private readonly sweep: sfn.IStateMachine,
    props: targets.ScheduleTargetBaseProps,
  ) {
    super(sweep, props);
  }

  protected addTargetActionToRole(role: iam.IRole): void {
    grantStartExecution(this.sweep, role);
  }
}
