import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/**
 * A function that checks whether a submission comes from a person, with Turnstile, hCaptcha, or any other service that uses
 * a token.
 */
export interface SpamVerifierOptions {
  /**
   * The function to invoke, in the region of the stack. A function of another account causes a warning that you have to
   * acknowledge.
   *
   * It is invoked with `{ token, submissionId }`, where `token` is the value of the field, or null. It returns `{ isHuman:
   * true }` or `{ isHuman: false }` within 2 seconds. If the function fails, is too slow, or returns anything else, the
   * submission is treated as one from a person.
   *
   * A token can be used only once, but a double click invokes the function twice. Pass `submissionId` as the provider's
   * idempotency key (`idempotency_key` of Turnstile), so that both calls get the same result.
   */
  readonly handler: lambda.IFunction;

  /**
   * The field in which the form sends the token, such as `cf-turnstile-response` or `h-captcha-response`. It is not
   * recorded and not shown to anybody. The name of another field of the form is refused at synth.
   */
  readonly tokenField: string;
}

/**
 * Which submissions are held as spam.
 *
 * A held submission is recorded with the status `HELD` and the reason in `heldFor`. It is not analyzed, and nobody is
 * notified. The response is the same as for any other submission, so the sender does not learn that it was held. Nothing is
 * deleted: the index `attention` lists it under `HELD`.
 *
 * To release a submission that is not spam, set its `attention` to `PENDING` and remove its `status`. Within ten minutes,
 * the sweep requests a replay, which analyzes it and sends the notifications as for any other submission. For the commands, see
 * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/operations.md
 */
export interface SpamOptions {
  /**
   * A field that people do not see and therefore leave empty. A submission that fills it in is held, with the reason
   * `HONEYPOT`. It must not be one of the form's fields. Choose a name that attracts robots, such as `website`.
   *
   * @default - no such field
   */
  readonly honeypotField?: string;

  /**
   * The shortest time that a person needs to fill in the form: from 1 second to 1 hour. A submission that is faster, or has
   * no time, is held, with the reason `FILL_TIME`.
   *
   * The page must measure the time, as `<sentiment-form>` does. A form without JavaScript cannot send a time, so its
   * submissions would always be held.
   *
   * @default - no minimum
   */
  readonly minFillTime?: Duration;

  /**
   * The field in which the page sends that time, in milliseconds. It must not be one of the form's fields.
   *
   * @default 'fillMilliseconds'
   */
  readonly fillTimeField?: string;

  /**
   * The maximum number of links in all texts of a submission together: from 0 to 100. Each `://` counts as a link. A
   * submission with more is held, with the reason `LINKS`.
   *
   * @default - no maximum
   */
  readonly maxLinks?: number;

  /**
   * A function that checks each submission that the other rules did not hold. If the submission does not come from a
   * person, it is held, with the reason `VERIFIER`.
   *
   * @default - no verifier
   */
  readonly verifier?: SpamVerifierOptions;
}
