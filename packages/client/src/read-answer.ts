// Converts an HTTP response to the answer of a form, for both formats of responses. The direct integration responds with
// 200 even if the workflow failed, with the result as JSON inside a JSON string, so everything is checked.
import {
  Accepted,
  Failed,
  failed,
  FailureReason,
  FieldError,
  FormAnswer,
  Sentiment,
  SentimentScore,
} from './answer.js';
import { isObject, parseObject, textOf } from './json.js';

/**
 * Reads the response of a backend.
 *
 * @param status the HTTP status: 201 and 422 come from a backend with `FormAnswers.http()`, 200 from one with the envelope
 * of the workflow
 * @param body the body of the response
 */
export function readAnswer(status: number, body: string): FormAnswer {
  if (status === 200) return readEnvelope(parseObject(body));
  if (status === 201) return accepted(parseObject(body));
  if (status === 422) return rejected(parseObject(body));
  return failed(reasonFor(status));
}

function readEnvelope(envelope: Record<string, unknown>): FormAnswer {
  // The output of a failed execution, if any, is not a valid result.
  const result = envelope.status === 'SUCCEEDED' ? parseObject(envelope.output) : {};
  if (result.outcome === 'ACCEPTED') return accepted(result);
  return result.outcome === 'REJECTED' ? rejected(result) : failed('OUR_FAULT');
}

function accepted({ ticketId, sentiment, sentimentScore }: Record<string, unknown>): Accepted | Failed {
  if (!textOf(ticketId)) return failed('OUR_FAULT');
  return {
    kind: 'accepted',
    ticketId: textOf(ticketId),
    sentiment: SENTIMENTS.find((label) => label === sentiment) ?? 'UNKNOWN',
    sentimentScore: isScore(sentimentScore) ? sentimentScore : null,
  };
}

const SENTIMENTS: readonly Sentiment[] = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'];

function isScore(value: unknown): value is SentimentScore {
  return (
    isObject(value) && ['Positive', 'Negative', 'Neutral', 'Mixed'].every((label) => Number.isFinite(value[label]))
  );
}

function rejected({ errors }: Record<string, unknown>): FormAnswer {
  return { kind: 'rejected', errors: Array.isArray(errors) ? errors.filter(isObject).map(fieldError) : [] };
}

function fieldError({ field, code, message }: Record<string, unknown>): FieldError {
  return { field: textOf(field), code: textOf(code), message: textOf(message) };
}

function reasonFor(status: number): FailureReason {
  if (status === 429) return 'BUSY';
  if (status === 413) return 'TOO_LARGE';
  return status >= 400 && status < 500 ? 'REFUSED' : 'OUR_FAULT';
}
