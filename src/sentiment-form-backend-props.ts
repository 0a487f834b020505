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
   * The fields of the form by their names: from 1 to 50. A name has 1 to 64 letters, digits, `_` and `-`, and begins with a
   * letter. A submission with any other field is rejected, unless `keepUnknownFields` is set. The order of the fields does
   * not matter.
   *
   * @default - `message` (required), `name` and `email`
   */
  readonly fields?: { [name: string]: FormField };

  /**
   * The field whose sentiment is analyzed. It must be a `FormField.text()`.
   *
   * @default 'message'
   */
  readonly textField?: string;

  /**
   * Whether fields that the form does not declare are recorded as they are, instead of being rejected: at most 20, with
   * texts of up to 1,000 characters, numbers of up to 15 digits, and Booleans.
   *
   * @default false
   */
  readonly keepUnknownFields?: boolean;

  /**
   * Which submissions are held as spam. They are recorded, but not analyzed, and nobody is notified.
   *
   * @default - nothing
   */
  readonly spam?: SpamOptions;

  /**
   * The analyzer, which determines the sentiment.
   *
   * @default SentimentAnalyzer.comprehend()
   */
  readonly analyzer?: SentimentAnalyzer;

  /**
   * Which submissions a person should look at.
   *
   * @default - submissions whose sentiment is NEGATIVE, and submissions whose sentiment could not be determined
   */
  readonly attention?: AttentionOptions;

  /**
   * The notifications for a submission that needs attention: at most 10. They are sent at the same time, independently of
   * each other.
   *
   * @default - no notifications; the table shows which submissions need attention
   */
  readonly notifications?: Notification[];

  /**
   * An email to the person who submitted the form. Before you use it, read about abuse at `ReceiptOptions`.
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
   * The format of responses: the envelope of the execution, directly from API Gateway, or a typical web API response, from
   * a function in between that accepts plain HTML forms as well.
   *
   * @default FormAnswers.envelope()
   */
  readonly answers?: FormAnswers;

  /**
   * How clients reach the form: path, origins, throttle, domain, authorizer.
   *
   * @default - `POST /`, no other origins, 10 requests a second
   */
  readonly api?: ApiOptions;

  /**
   * How submissions are stored: for how long, with which key, and whether they are kept when the stack is deleted.
   *
   * @default - without expiration, encrypted with a key that AWS manages, in a table that is kept when the stack is deleted
   */
  readonly submissions?: SubmissionsOptions;

  /**
   * The log, traces, dashboard and alarms.
   *
   * @default - a log of all steps without the content of submissions, traces, and one alarm for dead letters
   */
  readonly observability?: ObservabilityOptions;
}
