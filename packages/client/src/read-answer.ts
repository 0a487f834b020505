// Turns an HTTP answer into a form's answer, whichever of the two kinds the backend gives. The direct integration answers 200 even
// when the workflow failed, with the workflow's own result as JSON inside a JSON string: nothing is believed before it is looked at.
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
 * Reads the answer of a backend.
 *
 * @param status 201 and 422 come from a backend that answers like a web API, 200 from one that sends the envelope of a workflow
 * @param body whatever came with it
 */
export function readAnswer(status: number, body: string): FormAnswer {
  if (status === 200) return readEnvelope(parseObject(body));
  if (status === 201) return accepted(parseObject(body));
  if (status === 422) return rejected(parseObject(body));
  return failed(reasonFor(status));
}

function readEnvelope(envelope: Record<string, unknown>): FormAnswer {
  // Were there an output with a failure, it would be no promise to anybody.
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
