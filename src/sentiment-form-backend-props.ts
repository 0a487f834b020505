import { ApiOptions } from './api-options';
import { AttentionOptions } from './attention-options';
import { FormAnswers } from './form-answers';
import { FormField } from './form-field';
import { Notification } from './notification';
import { ReceiptOptions } from './notification-options';
import { ObservabilityOptions } from './observability-options';
import { SentimentAnalyzer } from './sentiment-analyzer';
import { SpamOptions } from './spam-options';
import { SubmissionsOptions } from './submissions-options';

/** Properties of a `SentimentFormBackend`. */
export interface SentimentFormBackendProps {
  /**
   * What the form asks for, by the name of each field: from 1 to 50, with names of 1 to 64 letters, digits, `_` and `-`
   * that begin with a letter. Anything else in a submission is refused by name, unless `keepUnknownFields` is set. The order
   * in which they are written makes no difference.
   *
   * @default - `message`, which is required, `name` and `email`
   */
  readonly fields?: { [name: string]: FormField };

  /**
   * The field whose sentiment is analyzed, which must be a `FormField.text()`.
   *
   * @default 'message'
   */
  readonly textField?: string;

  /**
   * Whether fields that the form does not declare are recorded as they come, instead of refused: at most 20, with texts of up
   * to 1,000 characters, numbers of up to 15 digits, and Booleans.
   *
   * @default false
   */
  readonly keepUnknownFields?: boolean;

  /**
   * What is held as spam instead of analyzed and told of.
   *
   * @default - nothing
   */
  readonly spam?: SpamOptions;

  /**
   * Who finds out the sentiment.
   *
   * @default SentimentAnalyzer.comprehend()
   */
  readonly analyzer?: SentimentAnalyzer;

  /**
   * Which submissions a person should look at.
   *
   * @default - those whose sentiment is NEGATIVE, and those whose sentiment could not be found out
   */
  readonly attention?: AttentionOptions;

  /**
   * Who is told of a submission that needs attention: at most 10, sent at the same time, each on its own.
   *
   * @default - nobody; what needs attention is marked in the table
   */
  readonly notifications?: Notification[];

  /**
   * An email to whoever submitted the form. Read what `ReceiptOptions` says of abuse first.
   *
   * @default - no receipt
   */
  readonly receipt?: ReceiptOptions;

  /**
   * Whether notifications and the receipt are sent after the form is answered, so that the submitter does not wait for them.
   *
   * The answer has the ticket and the sentiment, as always. If there is something to send, the workflow puts a message in the parking
   * queue instead of sending it. A replay then records the sentiment and sends everything, usually within seconds. Each such submission
   * costs one more message and one more execution. At most ten replays run at once, which is enough for about 20 submissions a second.
   * More wait in the queue.
   *
   * `true` is refused at synth if there are no notifications and no receipt.
   *
   * @default false - they are sent before the form is answered
   */
  readonly notifyAfterAnswer?: boolean;

  /**
   * How the form is answered: with the envelope of the execution, straight from API Gateway, or like a web API, by a
   * function in between that takes plain HTML forms as well.
   *
   * @default FormAnswers.envelope()
   */
  readonly answers?: FormAnswers;

  /**
   * How the form is reached: path, origins, throttle, domain, authorizer.
   *
   * @default - `POST /`, no other origin, 10 requests a second
   */
  readonly api?: ApiOptions;

  /**
   * How submissions are kept: for how long, under which key, and whether they outlive the stack.
   *
   * @default - for ever, under a key that AWS manages, in a table that outlives the stack
   */
  readonly submissions?: SubmissionsOptions;

  /**
   * What its operator sees: log, traces, dashboard, alarms.
   *
   * @default - a log of all steps without what customers wrote, traces, and one alarm, for dead letters
   */
  readonly observability?: ObservabilityOptions;
}
