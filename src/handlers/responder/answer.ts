/** Converts a verdict to an HTTP response: JSON for scripts, a page or a redirect for browsers. */
import { MEDIA_TYPES } from './media-type';
import { PAGE_POLICY, page } from './page';
import { redirectWithTicket } from './redirect';
import { Failed, Refused, Ticket, Verdict } from './verdict';

/** The response of a function in payload format 2.0. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** The response format that the sender accepts. */
export interface ResponsePreferences {
  readonly prefersPage: boolean;
  /** An allowed redirect. */
  readonly redirect?: string;
}

/** The response to a post. It contains only the verdict, and no other details of the execution. */
export function answer(verdict: Verdict, { prefersPage, redirect }: ResponsePreferences): Answer {
  if (verdict.kind === 'accepted' && redirect !== undefined) {
    return respond(303, { location: redirectWithTicket(redirect, verdict.ticket.ticketId) }, '');
  }
  const status = statusOf(verdict);
  if (prefersPage) return respond(status, { ...headersOf(verdict), ...PAGE_HEADERS }, page(verdict));
  return verdict.kind === 'accepted' ? ticketAnswer(verdict.ticket) : problemAnswer(status, verdict);
}

/** The seconds until a retry makes sense: long enough for a throttle to end or a service to restart. */
const RETRY_AFTER_SECONDS = 2;

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PAGE_POLICY,
  'referrer-policy': 'no-referrer',
};

/** The title of a problem without a specific type is that of its status: RFC 9457 section 4.2.1, RFC 9110 section 15. */
const TITLES: { readonly [status: number]: string } = {
  400: 'Bad Request',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  503: 'Service Unavailable',
};

function ticketAnswer(ticket: Ticket): Answer {
  return respond(201, { 'content-type': 'application/json' }, JSON.stringify(ticket));
}

function problemAnswer(status: number, verdict: Refused | Failed): Answer {
  const { detail, errors } =
    verdict.kind === 'refused' ? verdict : { detail: 'Send the same request again in a moment.', errors: undefined };
  const headers = { ...headersOf(verdict), 'content-type': 'application/problem+json' };
  return respond(status, headers, JSON.stringify({ title: TITLES[status], status, detail, errors }));
}

function statusOf(verdict: Verdict): number {
  switch (verdict.kind) {
    case 'accepted':
      return 201;
    case 'refused':
      return verdict.status;
    case 'failed':
      return 503;
  }
}

function headersOf(verdict: Verdict): Answer['headers'] {
  switch (statusOf(verdict)) {
    case 415:
      return { accept: MEDIA_TYPES.join(', ') };
    case 503:
      return { 'retry-after': String(RETRY_AFTER_SECONDS) };
    default:
      return {};
  }
}

function respond(statusCode: number, headers: Answer['headers'], body: string): Answer {
  return {
    statusCode,
    headers: { ...headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    body,
  };
}
