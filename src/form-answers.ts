import type { HttpAnswersOptions } from './form-answers-options';
import { envelopeAnswers } from './private/answers/envelope';
import type { FormAnswering } from './private/answers/form-endpoint';
import { httpAnswers } from './private/answers/http';
import { checkOptions } from './private/validation/options/check-options';
import { HTTP_ANSWERS_OPTIONS } from './private/validation/options/shapes/answers';

/**
 * The format of the responses to a form's posts.
 *
 * @example
 * new SentimentFormBackend(this, 'ContactForm', {
 *   answers: FormAnswers.http({ allowedRedirects: ['https://www.example.com/thanks'] }),
 * });
 */
export class FormAnswers {
  /**
   * The response of StartSyncExecution, as API Gateway passes it on. The status is always 200, even if the execution
   * failed. The body contains the workflow's output as a JSON string, and the input. Posts are JSON. There is no function
   * in between, so there is no extra cost and no cold start.
   */
  public static envelope(): FormAnswers {
    return new FormAnswers(envelopeAnswers());
  }

  /**
   * The response of a typical web API, from a function between API Gateway and the workflow: 201 with the ticket, 422 with
   * the error of each field, or 503 with `Retry-After` after a server error. It contains no details of the execution.
   *
   * Posts are JSON, or what plain HTML forms send (urlencoded or multipart, without files). A browser that posts a plain
   * form receives a page, or is redirected to one of yours.
   *
   * @param options where plain HTML forms may redirect their visitors
   */
  public static http(options: HttpAnswersOptions = {}): FormAnswers {
    checkOptions('FormAnswers.http()', options, HTTP_ANSWERS_OPTIONS);
    return new FormAnswers(httpAnswers(options));
  }

  /** The format of responses: `envelope` or `http`. */
  public readonly answerFormat: string;

  private constructor(
    /** @internal */
    public readonly _answering: FormAnswering,
  ) {
    this.answerFormat = _answering.format;
  }
}
