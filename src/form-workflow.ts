import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { Notification } from './notification';
import { acknowledgeWorkflowWildcards } from './private/acknowledgments';
import { CONTACT_FORM, TEXT_FIELD } from './private/contact-form';
import { detectSentiment } from './private/detect-sentiment';
import { jsonata } from './private/jsonata';
import { vendedLogGroupName } from './private/log-group-name';
import { notifyAndMark } from './private/notify';
import { recordSentiment } from './private/record-sentiment';
import { recordSubmission } from './private/record-submission';
import { WORKFLOW_TIMEOUT } from './private/state-policies';
import { checkSubmission } from './private/submission-check';

/** Properties of a `FormWorkflow`. */
export interface FormWorkflowProps {
  readonly table: dynamodb.ITable;
  readonly referenceFunction: lambda.IFunction;
  readonly notifications: Notification[];
  /** Seconds after which a record expires; never, where it is left out. */
  readonly retentionSeconds?: number;
}

/**
 * How many code points of the text are analysed. In no script are they more than the 5,000 bytes of UTF-8 that
 * DetectSentiment takes, and they bound its bill, which counts characters.
 */
const MAX_ANALYZED_CHARACTERS = 1250;

/**
 * The way of a submission, from what was posted to the answer, as one Express state machine.
 *
 * The states stand here in the order in which a submission meets them. What a state keeps for later it assigns to a
 * variable: `$submission`, `$ticketId`, `$sentiment`, `$sentimentScore`, `$notified`.
 */
export class FormWorkflow extends Construct {
  public readonly stateMachine: sfn.StateMachine;
  private readonly props: FormWorkflowProps;

  public constructor(scope: Construct, id: string, props: FormWorkflowProps) {
    super(scope, id);
    this.props = props;

    const respond = this.respond();
    const definition = this.checkSubmission().next(
      sfn.Choice.jsonata(this, 'Is Submission Valid?')
        .when(
          sfn.Condition.jsonata(jsonata('$count($submission.errors) = 0')),
          this.recordAndAnalyze().next(this.tell()).next(respond),
        )
        .otherwise(this.reject()),
    );

    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      queryLanguage: sfn.QueryLanguage.JSONATA,
      definitionBody: sfn.DefinitionBody.fromChainable(definition),
      timeout: WORKFLOW_TIMEOUT,
      tracingEnabled: true,
      logs: {
        level: sfn.LogLevel.ALL,
        // Execution data is what customers wrote: it stays out of the logs.
        includeExecutionData: false,
        destination: new logs.LogGroup(this, 'Logs', {
          logGroupName: vendedLogGroupName(this, 'states'),
          retention: logs.RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
    });
    acknowledgeWorkflowWildcards(this.stateMachine);
  }

  /** No Lambda, so no cold start: what is wrong with a submission is known before anything is called. */
  private checkSubmission(): sfn.Pass {
    const expression = checkSubmission({
      fields: CONTACT_FORM,
      textField: TEXT_FIELD,
      maxAnalyzedCharacters: MAX_ANALYZED_CHARACTERS,
      retentionSeconds: this.props.retentionSeconds,
    });
    return sfn.Pass.jsonata(this, 'Check Submission', { assign: { submission: jsonata(expression) }, outputs: {} });
  }

  /** Bad input is the customer's to mend and no failure of ours: the execution succeeds. */
  private reject(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Reject', {
      outputs: { outcome: 'REJECTED', errors: jsonata('$submission.errors') },
    });
  }

  /** Recording never waits for the analyzer, and the analyzer never decides whether a submission is kept. */
  private recordAndAnalyze(): sfn.Parallel {
    const { table, referenceFunction } = this.props;
    return sfn.Parallel.jsonata(this, 'Record and Analyze', {
      assign: {
        ticketId: jsonata('$states.result[0].ticketId'),
        // A run that met its own record goes on from what the record has.
        sentiment: jsonata(
          '$exists($states.result[0].sentiment) ? $states.result[0].sentiment : $states.result[1].sentiment',
        ),
        sentimentScore: jsonata(
          '$exists($states.result[0].sentiment) ? $states.result[0].sentimentScore : $states.result[1].sentimentScore',
        ),
        notified: jsonata('$states.result[0].notified'),
      },
      outputs: {},
    })
      .branch(recordSubmission(this, { table, referenceFunction, fields: CONTACT_FORM }))
      .branch(detectSentiment(this))
      .addCatch(this.admitFailure(), { outputs: {} });
  }

  /**
   * The table could not be written, so nothing was promised: the customer is told, and keeps what was typed.
   * Parking the submission in a queue takes this state's place.
   */
  private admitFailure(): sfn.Fail {
    return new sfn.Fail(this, 'Admit Failure', {
      error: 'SubmissionNotRecorded',
      cause: 'The submission could not be recorded. Send it again with the same submissionId.',
    });
  }

  /** What is left to do is done at once, and no part of it can fail the submission any more. */
  private tell(): sfn.Parallel {
    const { table, notifications } = this.props;
    const parallel = sfn.Parallel.jsonata(this, 'Record Sentiment and Notify', { outputs: {} });
    parallel.branch(recordSentiment(this, { table, hasNotifications: notifications.length > 0 }));
    notifications.forEach((notification, index) => {
      const channel = `${notification._channel}${index === 0 ? '' : ` ${index + 1}`}`;
      const task = notification._bind(
        this,
        CONTACT_FORM.map(({ name }) => name),
      );
      parallel.branch(notifyAndMark(this, { table, channel, task }));
    });
    return parallel;
  }

  private respond(): sfn.Pass {
    return sfn.Pass.jsonata(this, 'Respond', {
      outputs: {
        outcome: 'ACCEPTED',
        ticketId: jsonata('$ticketId'),
        sentiment: jsonata('$sentiment'),
        sentimentScore: jsonata('$sentimentScore'),
      },
    });
  }
}
