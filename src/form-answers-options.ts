/** How `FormAnswers.http()` answers plain HTML forms. */
export interface HttpAnswersOptions {
  /**
   * The pages that a plain HTML form may send its visitors to when its submission is accepted: whole URLs, such as
   * `https://www.example.com/thanks`, which the form names letter by letter. The answer is then 303 with the ticket as
   * the query, `?ticket=...`.
   *
   * `https`, or `http` on localhost; a URL with a user, a query or a fragment is refused at synth, and so are more than
   * 3000 characters together (Lambda's environment is limited to 4 KB). A form that asks for any other page is answered
   * 422 with the code `REDIRECT_NOT_ALLOWED`, and nothing is recorded.
   *
   * @default - none: plain HTML forms are answered with a page of the responder
   */
  readonly allowedRedirects?: string[];

  /**
   * The field in which a plain HTML form names that page: up to 100 letters, digits, `_` and `-`. It is not a part of the
   * submission. `submissionId` and what is no such name are refused at synth.
   *
   * @default '_redirect'
   */
  readonly redirectField?: string;
}
