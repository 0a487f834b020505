import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** Asks a function whether a submission comes from a person: Turnstile, hCaptcha, or anything else that has a token. */
export interface SpamVerifierOptions {
  /**
   * The function that is asked.
   *
   * It is invoked with `{ token, submissionId }`, where `token` is what the field has, or null, and answers
   * `{ isHuman: true }` or `{ isHuman: false }`. It has 2 seconds. A function that fails, is late, or answers anything
   * else holds nobody up: the submission counts as a person's.
   *
   * A token is good for one use, and a double click asks twice: hand on `submissionId` as the provider's idempotency key
   * (`idempotency_key` of Turnstile), so that both get the same answer.
   */
  readonly handler: lambda.IFunction;

  /**
   * The field in which the form sends the token, such as `cf-turnstile-response` or `h-captcha-response`. It is neither
   * recorded nor shown to anybody. A name that one of the form's fields has is refused at synth.
   */
  readonly tokenField: string;
}

/**
 * What is held as spam.
 *
 * A held submission is recorded with the status `HELD` and the reason in `heldFor`; it is not analyzed, nobody is
 * notified, and it is answered like any other, so that nobody learns what gave it away. Nothing is deleted: the index
 * `attention` lists it under `HELD`. To release one that was no spam, set its `attention` to `PENDING`, which alone decides, and
 * remove its `status`: the sweep takes it up within ten minutes, to be analyzed and told of like any other.
 */
export interface SpamOptions {
  /**
   * A field that people do not see and so leave empty: what fills it in is held, for `HONEYPOT`. It must not be one of
   * the form's fields. Choose a name that a robot likes, such as `website`.
   *
   * @default - no such field
   */
  readonly honeypotField?: string;

  /**
   * The least time that a person needs for the form: from 1 second to 1 hour. What comes sooner, or without a time, is
   * held, for `FILL_TIME`.
   *
   * It is the page that measures the time: `<sentiment-form>` does so. A form that is posted without JavaScript has no
   * time and would always be held.
   *
   * @default - any time will do
   */
  readonly minFillTime?: Duration;

  /**
   * The field in which the page sends that time, in milliseconds. It must not be one of the form's fields.
   *
   * @default 'fillMilliseconds'
   */
  readonly fillTimeField?: string;

  /**
   * The most links that the texts of a submission may have together: from 0 to 100. A link is counted by its `://`. What
   * has more is held, for `LINKS`.
   *
   * @default - any number
   */
  readonly maxLinks?: number;

  /**
   * A function that is asked about each submission that nothing else has held; one that is not a person's is held, for
   * `VERIFIER`.
   *
   * @default - nobody is asked
   */
  readonly verifier?: SpamVerifierOptions;
}
