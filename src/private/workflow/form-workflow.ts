import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { analyze } from './analyze';
import { catchAll } from './catch-all';
import { isSomebodyNotified, notifyIfNeeded } from './notify-all';
import { leavePointer, NEEDS_POINTER } from './pointer';
import { isUnreadable } from './read-posted';
import { IS_RECORDED_BY_EARLIER_COPY } from './read-submission';
import { recordSentiment } from './record-sentiment';
import { recordSubmission } from './record-submission';
import { requestReplay } from './request-replay';
import { verify } from './verify';
import type { Analysis, Analyzer } from '../analyzers/analyzer';
import type { AttentionShards } from '../form/attention-shards';
import type { DeclaredForm } from '../form/declared-form';
import type { SpamFilter } from '../form/spam-filter';
import { checkSubmission, SubmissionCheckProps, resumeSubmission } from '../form/submission-check';
import type { BoundChannel, Channel } from '../notifications/channel';
import { acknowledgeWildcards } from '../resources/acknowledgments';
import { expressStateMachine, LogAndTrace } from '../resources/express-state-machine';
import { notReadable, replayIncomplete } from '../states/failures';
import { jsonata } from '../states/jsonata';
import { POSTED } from '../states/posted';
import { IS_REPLAY } from '../states/replays';
import { MAY_NOTIFY, WORKFLOW_TIMEOUT } from '../states/state-policies';
import { RECORD, SENTIMENT, SENTIMENT_SCORE, SUBMISSION, variables } from '../states/variables';

/** Properties of a `FormWorkflow`. */
export interface FormWorkflowProps extends LogAndTrace {
  readonly form: DeclaredForm;
  readonly spam: SpamFilter;
  readonly analyzer: Analyzer;
  readonly analysis: Analysis;
  /** A JSONata condition. */
  readonly needsAttention: string;
  readonly table: dynamodb.ITable;
  readonly shards: AttentionShards;
  readonly referenceFunction: lambda.IFunction;
  /** The queue for submissions that could not be recorded or completed. */
  readonly queue: sqs.IQueue;
  readonly notifications: readonly Channel[];
  readonly receipt?: Channel;
  /** Whether all of them are left to a replay. */
  readonly notifyAfterAnswer: boolean;
  /** Seconds after which a record expires, as a JSONata expression. @default - never */
  readonly retentionSeconds?: string;
}

/**
 * The workflow of a submission, from the posted input to the response, as one Express state machine.
 *
 * The states are in the order of execution. They keep data in variables: `$startedAt`, `$assignedTicket`, `$submission`,
 * `$record`, `$sentiment`, `$sentimentScore`.
 */
export class FormWorkflow extends Construct {
  public readonly stateMachine: sfn.StateMachine;
  public readonly logGroup: logs.LogGroup;
  private readonly props: FormWorkflowProps;
  private readonly notifications: readonly BoundChannel[];
  private readonly receipt?: BoundChannel;

  public constructor(scope: Construct, id: string, props: FormWorkflowProps) {
    super(scope, id);
    this.props = props;
    const bind = ({ kind, bind: task }: Channel): BoundChannel => ({ kind, task: task(this, props.form) });
    this.notifications = props.notifications.map(bind);
    this.receipt = props.receipt && bind(props.receipt);
    const channels = this.receipt ? [...this.notifications, this.receipt] : this.notifications;
    ({ stateMachine: this.stateMachine, logGroup: this.logGroup } = expressStateMachine(this, {
      ...props,
      definition: catchAll(this, { inside: this.processSubmission(), queue: props.queue, check: this.check() }),
      timeout: WORKFLOW_TIMEOUT,
      grantsOf: (arn) => channels.flatMap(({ task }) => task.grantsOf?.(arn) ?? []),
    }));
    acknowledgeWildcards(this.stateMachine, props.tracing, props.analysis.wildcards);
  }

  private processSubmission(): sfn.IChainable {
    const handle = this.holdSpam(this.recordAndAnalyze().next(this.finishIfThereIsTime(this.respond())));
    const checked = sfn.Choice.jsonata(this, 'Is Submission Valid?')
      .when(sfn.Condition.jsonata(jsonata(`$count(${SUBMISSION.errors}) = 0`)), handle)
      .otherwise(this.reject());
    return this.checkSubmission()
      .when(sfn.Condition.jsonata(jsonata(isUnreadable())), notReadable(this))
      .when(
        sfn.Condition.jsonata(jsonata(`${IS_REPLAY} and $exists(${POSTED}.submission)`)),
        this.resumeSubmission().next(handle),
      )
      .otherwise(checked);
  }

  /**
   * There is no Lambda function, so no cold start: the check ends before any service is called. The state itself assigns
   * the default, which its rules override. It is not a separate Pass state, because each state adds two entries to the log
   * of every submission.
   */
  private checkSubmission(): sfn.Choice {
    return sfn.Choice.jsonata(this, 'Check Submission', {
      assign: variables({
        startedAt: jsonata('$millis()'),
        assignedTicket: jsonata(`${IS_REPLAY} ? ${assignedTicket(true)} : {}`),
        submission: jsonata(checkSubmission(this.check())),
      }),
      outputs: {},
    });
  }

  private resumeSubmission(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Resume Parked Submission', {
      assign: variables({
        startedAt: jsonata('$millis()'),
        assignedTicket: jsonata(assignedTicket(false)),
        submission: jsonata(resumeSubmission(this.check())),
      }),
      outputs: {},
    });
  }

  private check(): SubmissionCheckProps {
    const { form, spam, analyzer, retentionSeconds } = this.props;
    return { form, spam, maxAnalyzedCharacters: analyzer.maxAnalyzedCharacters, retentionSeconds };
  }

  /** A held submission takes the same path and gets the same response, but without analysis and notifications. */
  private holdSpam(next: sfn.IChainable): sfn.IChainable {
    const { spam } = this.props;
    if (!spam.isOn) return next;
    const hold = sfn.Pass.jsonata(this, 'Hold as Spam', { comment: 'A person decides about it' });
    const decide = sfn.Choice.jsonata(this, 'Is It Spam?')
      .when(sfn.Condition.jsonata(jsonata(`$exists(${SUBMISSION.heldFor})`)), hold.next(next))
      .otherwise(next);
    return spam.verifier ? verify(this, spam.verifier, decide) : decide;
  }

  /** Invalid input is not a failure of the workflow: the execution succeeds. */
  private reject(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Reject', {
      outputs: { outcome: 'REJECTED', errors: jsonata(SUBMISSION.errors) },
    });
  }

  /** Recording does not wait for the analyzer, and an error of the analyzer does not affect it. */
  private recordAndAnalyze(): sfn.Parallel {
    const { form, spam, analyzer, analysis } = this.props;
    const known = '$exists($states.result[0].sentiment)';
    // A run that finds its own record continues from there. A held submission gets the same response as before.
    const { ordinary } = analyzer;
    const given = (name: 'sentiment' | 'sentimentScore') => {
      const held = spam.isOn ? `$exists($states.result[0].heldFor) ? ${JSON.stringify(ordinary[name])} : ` : '';
      return jsonata(`${known} ? $states.result[0].${name} : ${held}$states.result[1].${name}`);
    };
    return sfn.Parallel.jsonata(this, 'Record and Analyze', {
      assign: variables({
        record: jsonata('$states.result[0]'),
        sentiment: given('sentiment'),
        sentimentScore: given('sentimentScore'),
      }),
      outputs: {},
    })
      .branch(recordSubmission(this, { ...this.props, canBeHeld: spam.isOn, keepsTime: this.props.notifyAfterAnswer }))
      .branch(analyze(this, { analyzer, analysis, canBeHeld: spam.isOn, canBeEmpty: !form.textField.required }));
  }

  /**
   * A replay completes a parked submission, and a person decides about a held one. If a submission is late, or if it is
   * notified after the answer, a replay is requested. From here on, nothing can fail the submission.
   *
   * The sentiment is recorded before the notifications, not in parallel: if the table accepted no updates, it could not be
   * marked that an email was sent, and each replay would send another one.
   */
  private finishIfThereIsTime(respond: sfn.Pass): sfn.Choice {
    const { table, shards, queue, analyzer, needsAttention } = this.props;
    const { notifications, receipt } = this;
    const finish = sfn.Choice.jsonata(this, 'Is Replay Incomplete?')
      .when(
        sfn.Condition.jsonata(jsonata(`${IS_REPLAY} and $not($states.input.isDone)`)),
        replayIncomplete(this, 'Replay Incomplete'),
      )
      .otherwise(respond);
    const record = recordSentiment(this, {
      table,
      shards,
      analyzedBy: analyzer.name,
      needsAttention,
      notifies: receipt ? 'EVERYBODY' : notifications.length > 0 ? 'ATTENTION' : 'NOBODY',
      next: notifyIfNeeded(this, { ...this.props, notifications, receipt }, { ifDone: respond, otherwise: finish }),
      requestReplay: requestReplay(this, { queue, part: 'Sentiment', next: finish }),
    });
    const leave = requestReplay(this, { queue, next: finish });
    const more = sfn.Choice.jsonata(this, 'Is There More to Do?');
    const { isDone, mayFinish } = this.whatIsLeft();
    return more
      .when(sfn.Condition.jsonata(jsonata(`${NEEDS_POINTER} and ${MAY_NOTIFY}`)), leavePointer(this, table, more))
      .when(sfn.Condition.jsonata(jsonata(NEEDS_POINTER)), leave)
      .when(sfn.Condition.jsonata(jsonata(isDone)), respond)
      .when(sfn.Condition.jsonata(jsonata(mayFinish)), record)
      .otherwise(leave);
  }

  /**
   * JSONata conditions: nothing is left for this run, and this run may do all that is left.
   *
   * Of two copies of a submission only one requests a replay. Two replays could run at once, and notify twice.
   */
  private whatIsLeft(): { readonly isDone: string; readonly mayFinish: string } {
    const { spam, notifyAfterAnswer, needsAttention } = this.props;
    const { notifications, receipt } = this;
    const isHeld = ` or $exists(${RECORD.heldFor}) or $exists(${SUBMISSION.heldFor})`;
    const isParkedOrHeld = `${RECORD.isParked}${spam.isOn ? isHeld : ''}`;
    if (!notifyAfterAnswer) return { isDone: isParkedOrHeld, mayFinish: MAY_NOTIFY };
    const isForReplay = `$not(${IS_REPLAY}) and ${isSomebodyNotified({ needsAttention, notifications, receipt })}`;
    return {
      isDone: `${isParkedOrHeld} or (${isForReplay} and ${IS_RECORDED_BY_EARLIER_COPY})`,
      mayFinish: `${MAY_NOTIFY} and $not(${isForReplay})`,
    };
  }

  private respond(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Respond', {
      outputs: {
        outcome: 'ACCEPTED',
        ticketId: jsonata(RECORD.ticketId),
        sentiment: jsonata(SENTIMENT),
        sentimentScore: jsonata(SENTIMENT_SCORE),
      },
    });
  }
}

/** JSONata for the ticket that an earlier run assigned. */
function assignedTicket(isUnchecked: boolean): string {
  const members = ['referenceNumber', 'ticketId'].map((name) => `'${name}': ${POSTED}.${name}`);
  return `{${members.join(', ')}, 'isUnchecked': ${isUnchecked}}`;
}
