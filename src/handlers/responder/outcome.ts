import { Failed, FieldError, Ticket, Verdict } from './verdict';

/** Reads the output of an execution that succeeded. Any unexpected output is a server error. */
export function readOutcome(output = ''): Verdict {
  const { outcome, ...rest } = parse(output);
  if (outcome === 'ACCEPTED' && typeof rest.ticketId === 'string') {
    return { kind: 'accepted', ticket: ticketOf(rest.ticketId, rest) };
  }
  if (outcome === 'REJECTED' && Array.isArray(rest.errors) && rest.errors.every(isFieldError)) {
    return rejection(rest.errors);
  }
  return FAILED;
}

/** Every server error has the same text. */
export const FAILED: Failed = { kind: 'failed' };

/** With a ticket the submission is recorded, so it need not be sent again even if the sentiment is missing. */
function ticketOf(ticketId: string, { sentiment, sentimentScore }: Json): Ticket {
  return {
    ticketId,
    sentiment: typeof sentiment === 'string' ? sentiment : null,
    sentimentScore: isScore(sentimentScore) ? sentimentScore : null,
  };
}

/** Only the documented members are passed on. */
function rejection(found: readonly FieldError[]): Verdict {
  const errors = found.map(({ field, code, message }) => ({ field, code, message }));
  return errors.some(({ code }) => code === 'TOO_LARGE')
    ? { kind: 'refused', status: 413, detail: 'Send less.', errors }
    : { kind: 'refused', status: 422, detail: 'Correct the fields that are named, and send the form again.', errors };
}

interface Json {
  readonly [name: string]: unknown;
}

function parse(text: string): Json {
  try {
    const value = JSON.parse(text) as unknown;
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function isScore(value: unknown): value is { [label: string]: number } {
  return isJson(value) && Object.values(value).every((score) => typeof score === 'number');
}

function isFieldError(value: unknown): value is FieldError {
  return isJson(value) && [value.field, value.code, value.message].every((part) => typeof part === 'string');
}
