/** How `FormAnswers.http()` responds to plain HTML forms. */
export interface HttpAnswersOptions {
  /**
   * The pages to which a plain HTML form may redirect its visitors when a submission is accepted: full URLs, such as
   * `https://www.example.com/thanks`. The form must send exactly the same text. The response is then 303 with the ticket in
   * the query, `?ticket=...`.
   *
   * URLs must use `https`, or `http` on localhost. A URL with a user, a query or a fragment is refused at synth. So are
   * more than 3000 characters in total, because Lambda limits the environment to 4 KB. If a form asks for any other page,
   * the response is 422 with the code `REDIRECT_NOT_ALLOWED`, and nothing is recorded.
   *
   * @default - none: the responder answers plain HTML forms with its own page
   */
  readonly allowedRedirects?: string[];

  /**
   * The field in which a plain HTML form names that page: up to 100 letters, digits, `_` and `-`. It is not part of the
   * submission. `submissionId` and invalid names are refused at synth.
   *
   * @default '_redirect'
   */
  readonly redirectField?: string;
}
