/** How long a customer waits for each kind of answer: of the workflow alone, and of the function that answers like a web API. */
import type { HistoryEvent } from 'sentiment-form-local/lib/asl';
import { START, waitOf } from './draws';
import { DEFAULT, THANKS, WEB_API } from './forms';
import { postOf, type ComparedForm } from '../forms/forms';
import { withForm, type RunningForm } from '../forms/run';

interface Kind {
  readonly name: string;
  readonly form: ComparedForm;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Answered {
  readonly kind: Kind;
  readonly status: number;
  /** Empty, if no execution was started. */
  readonly history: readonly HistoryEvent[];
}

const PLAIN_FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
const JSON_BODY = { 'content-type': 'application/json' };

/** Before the workflow of such a form, there is a function. */
const RESPONDER = ['lambda', ...START];

/** A table: p50, p99 and the p50 where no function is warm, of each kind of answer to a positive message. */
export async function answersTable(characters: number): Promise<string> {
  const rows: string[] = [];
  for (const form of [DEFAULT, WEB_API]) {
    const kinds = kindsOf(characters).filter((kind) => kind.form === form);
    rows.push(...(await withForm(form, (running) => rowsOf(running, kinds))));
  }
  return ['| answer | status | p50 | p99 | cold p50 |', '| --- | ---: | ---: | ---: | ---: |', ...rows].join('\n');
}

function kindsOf(characters: number): Kind[] {
  const accepted = postOf(WEB_API, 'positive', characters);
  const fields = (more: Record<string, string> = {}): string =>
    new URLSearchParams({ ...accepted, ...more }).toString();
  const [json, form] = [
    { form: WEB_API, headers: JSON_BODY },
    { form: WEB_API, headers: PLAIN_FORM },
  ];
  return [
    { name: 'envelope, accepted', form: DEFAULT, body: JSON.stringify(accepted) },
    { name: 'envelope, rejected', form: DEFAULT, body: JSON.stringify({ message: '' }) },
    { name: 'JSON, accepted', ...json, body: JSON.stringify(accepted) },
    { name: 'JSON, rejected', ...json, body: JSON.stringify({ message: '' }) },
    { name: 'JSON that cannot be read', ...json, body: '{' },
    { name: 'page, accepted', ...form, body: fields() },
    { name: 'page, rejected', ...form, body: fields({ message: '' }) },
    { name: 'redirect', ...form, body: fields({ _redirect: THANKS }) },
  ];
}

async function rowsOf({ backend }: RunningForm, kinds: readonly Kind[]): Promise<string[]> {
  const post = async ({ headers, body }: Kind): Promise<number> => {
    const response = await fetch(backend.endpoint, { method: 'POST', headers, body, redirect: 'manual' });
    await response.text();
    return response.status;
  };
  // The functions are loaded.
  await post(kinds[0]);
  const answered: Answered[] = [];
  for (const kind of kinds) {
    const seen = backend.executions().length;
    const status = await post(kind);
    answered.push({ kind, status, history: backend.executions()[seen]?.history ?? [] });
  }
  return answered.map(rowOf);
}

function rowOf({ kind: { name, form }, status, history }: Answered): string {
  // What the function refuses starts no execution.
  const before = form === DEFAULT ? START : history.length > 0 ? RESPONDER : RESPONDER.slice(0, 1);
  const [cold] = waitOf(history, { before, isCold: true });
  return `| ${[name, status, ...waitOf(history, { before }), cold].join(' | ')} |`;
}
