/** Sends every case to the deployed form and to the runner, and records the differences. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { answerTo, recordOf, type Answer } from './answers';
import { CASES } from './cases';
import type { Deployed } from './place';
import { steady } from './steady';
import { differences } from '../preflight/differences';
import { withoutAccounts } from '../preflight/recording';

/** The result. */
export interface Compared {
  readonly differing: readonly { readonly id: string; readonly places: readonly string[] }[];
  /** Lines of a file of recordings. */
  readonly recordings: readonly string[];
  /** How long each case took there. */
  readonly times: readonly { readonly id: string; readonly milliseconds: number }[];
}

/** The two that are compared, and the options. */
export interface Asked {
  readonly there: Deployed;
  readonly here: Deployed;
  readonly signal: AbortSignal;
  /** Whether to use the AWS CLI. Without it, its cases are left out, and records are not read. */
  readonly cli: boolean;
}

export async function compareCases({ there, here, signal, cli }: Asked): Promise<Compared> {
  const differing: { id: string; places: readonly string[] }[] = [];
  const recordings: string[] = [];
  const times: { id: string; milliseconds: number }[] = [];
  for (const asked of CASES.filter(({ by }) => cli || by !== 'cli')) {
    signal.throwIfAborted();
    const answer = async (deployed: Deployed) => {
      const first = await answerTo(asked, deployed, signal);
      return cli ? withRecord(first, deployed, signal) : first;
    };
    const [theirs, ours] = [await answer(there), await answer(here)];
    times.push({ id: asked.id, milliseconds: theirs.milliseconds });
    recordings.push(
      recorded(asked.id, { op: asked.by, args: { ...asked } }, { ...theirs.said, milliseconds: theirs.milliseconds }),
    );
    const places = differences(steady(theirs.said), steady(ours.said));
    if (places.length > 0) differing.push({ id: asked.id, places });
  }
  return { differing, recordings, times };
}

/** One line, with the account ids replaced. */
export function recorded(id: string, call: JsonObject, exp: JsonObject): string {
  return withoutAccounts(JSON.stringify({ id: `verify-aws live ${id}`, key: String(call.op), call, exp, lambdas: [] }));
}

/** An accepted submission, with its record in the table. */
async function withRecord(answer: Answer, deployed: Deployed, signal: AbortSignal): Promise<Answer> {
  const ticket = ticketIn(answer.said);
  if (ticket === undefined) return answer;
  return { ...answer, said: { ...answer.said, record: await recordOf(ticket, deployed, signal) } };
}

function ticketIn(said: JsonObject): string | undefined {
  const envelope = isObject(said.body) ? said.body : said;
  if (typeof envelope.output !== 'string') return undefined;
  const outcome = JSON.parse(envelope.output) as Json;
  return isObject(outcome) && typeof outcome.ticketId === 'string' ? outcome.ticketId : undefined;
}
