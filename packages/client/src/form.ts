// Everything that a page with a form needs.
export type {
  Accepted,
  Failed,
  FailureReason,
  FieldError,
  FormAnswer,
  Rejected,
  Sentiment,
  SentimentScore,
} from './answer.js';
export { configuredEndpoint } from './endpoint.js';
export { defineSentimentForm, SentimentFormElement } from './sentiment-form-element.js';
export type { SentimentFormEventMap } from './sentiment-form-element.js';
export { type FormFields, type Submission, type SubmissionKeeper, submissionKeeper } from './submission.js';
export { submitForm, type SubmitOptions } from './submit-form.js';
