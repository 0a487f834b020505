import type { HttpAnswersOptions } from './form-answers-options';
import { envelopeAnswers } from './private/answers/envelope';
import type { FormAnswering } from './private/answers/form-endpoint';
import { httpAnswers } from './private/answers/http';
import { checkOptions } from './private/validation/options/check-options';
import { HTTP_ANSWERS_OPTIONS } from './private/validation/options/shapes';

/**
 * How a form's posts are answered.
 *
 * @example
 * new SentimentFormBackend(this, 'ContactForm', {
 *   answers: FormAnswers.http({ allowedRedirects: ['https://www.example.com/thanks'] }),
 * });
 */
export class FormAnswers {
  /**
   * The answer of StartSyncExecution, as API Gateway passes it on: 200 whether the execution succeeded or not, with the
   * workflow's answer as JSON within a string, and with the input. Posts are JSON. There is no function in between: nothing
   * more to pay for, and no cold start.
   */
  public static envelope(): FormAnswers {
    return new FormAnswers(envelopeAnswers());
  }

  /**
   * The answer of a web API, by a function between API Gateway and the workflow: 201 with the ticket, 422 with what is
   * wrong in which field, 503 with `Retry-After` where the fault is ours, and nothing of the execution itself.
   *
   * Posts are JSON, or what plain HTML forms send (urlencoded or multipart, without files); a browser that waits for it
   * is answered with a page, or sent to one of yours.
   *
   * @param options where plain HTML forms may send their visitors
   */
  public static http(options: HttpAnswersOptions = {}): FormAnswers {
    checkOptions('FormAnswers.http()', options, HTTP_ANSWERS_OPTIONS);
    return new FormAnswers(httpAnswers(options));
  }

  /** What answers look like: `envelope` or `http`. */
  public readonly answerFormat: string;

  private constructor(
    /** @internal */
    public readonly _answering: FormAnswering,
  ) {
    this.answerFormat = _answering.format;
  }
}
