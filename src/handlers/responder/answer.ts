/** Puts a verdict into HTTP: as JSON for scripts, as a page or a redirect for browsers. */
import { MEDIA_TYPES } from './media-type';
import { PAGE_POLICY, page } from './page';
import { redirectWithTicket } from './redirect';
import { Failed, Refused, Ticket, Verdict } from './verdict';

/** What a function answers in payload format 2.0. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** How the sender wants to be answered. */
export interface ResponsePreferences {
  readonly prefersPage: boolean;
  /** One that is allowed. */
  readonly redirect?: string;
}

/** The answer to a post. It has nothing of the execution but what its verdict has. */
export function answer(verdict: Verdict, { prefersPage, redirect }: ResponsePreferences): Answer {
  if (verdict.kind === 'accepted' && redirect !== undefined) {
    return respond(303, { location: redirectWithTicket(redirect, verdict.ticket.ticketId) }, '');
  }
  const status = statusOf(verdict);
  if (prefersPage) {
    return respond(status, { ...headersOf(verdict), ...PAGE_HEADERS }, page(verdict));
  }
  return verdict.kind === 'accepted' ? ticketAnswer(verdict.ticket) : problemAnswer(status, verdict);
}

/** After this many seconds another try makes sense: what was throttled or restarted has had a moment. */
const RETRY_AFTER_SECONDS = 2;

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PAGE_POLICY,
  'referrer-policy': 'no-referrer',
};

/** A problem without a type of its own is titled as its status is: RFC 9457 section 4.2.1, RFC 9110 section 15. */
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
    verdict.kind === 'refused' ? verdict : { detail: 'Send the same again in a moment.', errors: undefined };
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
