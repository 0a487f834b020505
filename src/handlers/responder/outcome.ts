import { Failed, FieldError, Ticket, Verdict } from './verdict';

/** What the output of an execution that succeeded says; one that says something else is our fault. */
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

/** Said the same way wherever the fault is. */
export const FAILED: Failed = { kind: 'failed' };

/** With a ticket the submission is kept: a sentiment that is missing is no reason to have it sent again. */
function ticketOf(ticketId: string, { sentiment, sentimentScore }: Json): Ticket {
  return {
    ticketId,
    sentiment: typeof sentiment === 'string' ? sentiment : null,
    sentimentScore: isScore(sentimentScore) ? sentimentScore : null,
  };
}

/** Only what the contract has is passed on, whatever else a workflow may add. */
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
