import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { Notification } from './notification';
import { acknowledgeWorkflowWildcards } from './private/acknowledgments';
import { NEEDS_ATTENTION } from './private/attention';
import { CONTACT_FORM, TEXT_FIELD } from './private/contact-form';
import { detectSentiment } from './private/detect-sentiment';
import { expressStateMachine } from './private/express-state-machine';
import { replayIncomplete } from './private/failures';
import { guard } from './private/guard';
import { jsonata } from './private/jsonata';
import { leaveToReplay } from './private/leave-to-replay';
import { notifyAndMark } from './private/notify';
import { openCase } from './private/open-case';
import { recordSentiment } from './private/record-sentiment';
import { recordSubmission } from './private/record-submission';
import { IS_REPLAY } from './private/replays';
import { MAY_TELL, WORKFLOW_TIMEOUT } from './private/state-policies';
import { checkSubmission, isTooLarge, takeUpSubmission, TOO_LARGE } from './private/submission-check';

/** Properties of a `FormWorkflow`. */
export interface FormWorkflowProps {
  readonly table: dynamodb.ITable;
  readonly referenceFunction: lambda.IFunction;
  /** Where a submission waits that could not be recorded, or of which something is left to do. */
  readonly queue: sqs.IQueue;
  readonly notifications: Notification[];
  /** Seconds after which a record expires; never, where it is left out. */
  readonly retentionSeconds?: number;
}

/**
 * How many code points of the text are analyzed. In no script are they more than the 5,000 bytes of UTF-8 that
 * DetectSentiment takes, and they bound its bill, which counts characters.
 */
const MAX_ANALYZED_CHARACTERS = 1250;

/**
 * The way of a submission, from what was posted to the answer, as one Express state machine.
 *
 * The states stand here in the order in which a submission meets them. What a state keeps for later it assigns to a
 * variable: `$startedAt`, `$promised`, `$submission`, `$record`, `$sentiment`, `$sentimentScore`.
 */
export class FormWorkflow extends Construct {
  public readonly stateMachine: sfn.StateMachine;
  private readonly props: FormWorkflowProps;

  public constructor(scope: Construct, id: string, props: FormWorkflowProps) {
    super(scope, id);
    this.props = props;
    this.stateMachine = expressStateMachine(this, {
      definition: sfn.Choice.jsonata(this, 'Is It Too Large?')
        .when(sfn.Condition.jsonata(jsonata(isTooLarge())), this.rejectTooLarge())
        .otherwise(guard(this, this.guarded(), props.queue)),
      timeout: WORKFLOW_TIMEOUT,
    });
    acknowledgeWorkflowWildcards(this.stateMachine);
  }

  private guarded(): sfn.IChainable {
    const handle = this.recordAndAnalyze().next(this.finishIfThereIsTime(this.respond()));
    const checked = this.checkSubmission().next(
      sfn.Choice.jsonata(this, 'Is Submission Valid?')
        .when(sfn.Condition.jsonata(jsonata('$count($submission.errors) = 0')), handle)
        .otherwise(this.reject()),
    );
    return sfn.Choice.jsonata(this, 'Was It Checked Before?')
      .when(
        sfn.Condition.jsonata(jsonata(`${IS_REPLAY} and $exists($states.input.submission)`)),
        this.takeUpSubmission().next(handle),
      )
      .otherwise(checked);
  }

  /** No Lambda, so no cold start: what is wrong with a submission is known before anything is called. */
  private checkSubmission(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Check Submission', {
      assign: {
        startedAt: jsonata('$millis()'),
        promised: jsonata(`${IS_REPLAY} ? $states.input : null`),
        submission: jsonata(checkSubmission(this.check())),
      },
      outputs: {},
    });
  }

  private takeUpSubmission(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Take up Parked Submission', {
      assign: {
        startedAt: jsonata('$millis()'),
        promised: {
          referenceNumber: jsonata('$states.input.referenceNumber'),
          ticketId: jsonata('$states.input.ticketId'),
        },
        submission: jsonata(takeUpSubmission(this.check())),
      },
      outputs: {},
    });
  }

  private check() {
    return {
      fields: CONTACT_FORM,
      textField: TEXT_FIELD,
      maxAnalyzedCharacters: MAX_ANALYZED_CHARACTERS,
      retentionSeconds: this.props.retentionSeconds,
    };
  }

  /** Bad input is the customer's to mend and no failure of ours: the execution succeeds. */
  private reject(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Reject', {
      outputs: { outcome: 'REJECTED', errors: jsonata('$submission.errors') },
    });
  }

  private rejectTooLarge(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Reject as Too Large', { outputs: { outcome: 'REJECTED', errors: [TOO_LARGE] } });
  }

  /** Recording never waits for the analyzer, and the analyzer never decides whether a submission is kept. */
  private recordAndAnalyze(): sfn.Parallel {
    const known = '$exists($states.result[0].sentiment)';
    return sfn.Parallel.jsonata(this, 'Record and Analyze', {
      assign: {
        record: jsonata('$states.result[0]'),
        // A run that met its own record goes on from what the record has.
        sentiment: jsonata(`${known} ? $states.result[0].sentiment : $states.result[1].sentiment`),
        sentimentScore: jsonata(`${known} ? $states.result[0].sentimentScore : $states.result[1].sentimentScore`),
      },
      outputs: {},
    })
      .branch(recordSubmission(this, { ...this.props, fields: CONTACT_FORM }))
      .branch(detectSentiment(this));
  }

  /**
   * What is parked is left to its replay; what is late, to a replay of its own. Nothing that follows can fail the
   * submission any more.
   *
   * The sentiment is recorded before anybody is told, not beside it: with a table that takes no updates, nobody could
   * note that an email went out, and each replay would send one more.
   */
  private finishIfThereIsTime(respond: sfn.Pass): sfn.Choice {
    const { table, queue, notifications } = this.props;
    const finish = sfn.Choice.jsonata(this, 'Is the Replay Incomplete?')
      .when(
        sfn.Condition.jsonata(jsonata(`${IS_REPLAY} and $not($states.input.isDone)`)),
        replayIncomplete(this, 'Something Is Left to Do'),
      )
      .otherwise(respond);
    const record = recordSentiment(this, {
      table,
      hasNotifications: notifications.length > 0,
      next: notifications.length > 0 ? this.tellIfNeeded(finish) : finish,
      leaveToReplay: leaveToReplay(this, 'Sentiment', queue, finish),
    });
    return sfn.Choice.jsonata(this, 'Is There More to Do Now?')
      .when(sfn.Condition.jsonata(jsonata('$record.isParked')), respond)
      .when(sfn.Condition.jsonata(jsonata(MAY_TELL)), record)
      .otherwise(leaveToReplay(this, 'Rest', queue, finish));
  }

  /** Once everybody is told, a person is next. */
  private tellIfNeeded(finish: sfn.Choice): sfn.Choice {
    const tell = this.tell().next(
      sfn.Choice.jsonata(this, 'Is Everybody Told?')
        .when(sfn.Condition.jsonata(jsonata('$states.input.isDone')), openCase(this, this.props.table, finish))
        .otherwise(finish),
    );
    return sfn.Choice.jsonata(this, 'Does It Need Attention?')
      .when(sfn.Condition.jsonata(jsonata(NEEDS_ATTENTION)), tell)
      .otherwise(finish);
  }

  /** All at once, and each on its own. */
  private tell(): sfn.Parallel {
    const { table, queue, notifications } = this.props;
    const fieldNames = CONTACT_FORM.map(({ name }) => name);
    const parallel = sfn.Parallel.jsonata(this, 'Notify', {
      outputs: { isDone: jsonata('$not(false in $states.result.isDone)') },
    });
    notifications.forEach((notification, index) => {
      const channel = `${notification._channel}${index === 0 ? '' : ` ${index + 1}`}`;
      const task = notification._bind(this, fieldNames);
      parallel.branch(
        notifyAndMark(this, { table, channel, task, leaveToReplay: leaveToReplay(this, channel, queue) }),
      );
    });
    return parallel;
  }

  private respond(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Respond', {
      outputs: {
        outcome: 'ACCEPTED',
        ticketId: jsonata('$record.ticketId'),
        sentiment: jsonata('$sentiment'),
        sentimentScore: jsonata('$sentimentScore'),
      },
    });
  }
}
