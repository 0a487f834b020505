/** What a million submissions cost, by executions that were run here. */
import { costOf, type Cost } from 'sentiment-form-local/lib/cost/cost';
import { LOG_EVENT_BYTES, usageOf, type CostContext } from 'sentiment-form-local/lib/cost/execution-usage';
import { PRICES, type PricedRegion } from 'sentiment-form-local/lib/cost/prices';
import { PROFILES } from 'sentiment-form-local/lib/latency/profiles';
import type { Execution } from 'sentiment-form-local/lib/services/step-functions/execution-log';
import { sumOf, weighted, type Usage } from 'sentiment-form-local/lib/services/usage';
import { durationOf } from '../forms/critical-path';
import { FORMS, postOf, type ComparedForm, type PostKind } from '../forms/forms';
import { runForm, type Measured } from '../forms/run';

export const LENGTHS = [200, 500, 2_000] as const;
const KINDS: readonly PostKind[] = ['positive', 'negative', 'spam'];
const MILLION = 1_000_000;

/** What people post, as shares from 0 to 1. `negative` is a share of the submissions that are not spam. */
export interface Mix {
  readonly characters: (typeof LENGTHS)[number];
  readonly negative: number;
  readonly spam: number;
}

/** A form, and what one post of each kind and length uses. */
export interface MeasuredForm {
  readonly form: ComparedForm;
  readonly usage: ReadonlyMap<string, Usage>;
}

export async function measureForms(): Promise<MeasuredForm[]> {
  const measured: MeasuredForm[] = [];
  for (const form of FORMS) {
    const posts = KINDS.flatMap((kind) => LENGTHS.map((characters) => ({ kind, characters })));
    const runs = await runForm(
      form,
      posts.map(({ kind, characters }) => postOf(form, kind, characters)),
    );
    measured.push({
      form,
      usage: new Map(posts.map(({ kind, characters }, i) => [`${kind} ${characters}`, usageOfPost(form, runs[i])])),
    });
  }
  return measured;
}

/** Dollars for a million. */
export function costOfMillion(
  { usage: usages }: MeasuredForm,
  { characters, negative, spam }: Mix,
  region: PricedRegion,
): Cost {
  const of = (kind: PostKind): Usage => usages.get(`${kind} ${characters}`) ?? {};
  const shares: readonly (readonly [Usage, number])[] = [
    [of('positive'), (1 - spam) * (1 - negative)],
    [of('negative'), (1 - spam) * negative],
    [of('spam'), spam],
  ];
  const usage = weighted(shares.map(([part, share]) => [part, share * MILLION] as const));
  return costOf({ usage, uncounted: [] }, PRICES[region]);
}

/** A line of the access log of our APIs, with an IPv4 address and no error. */
const ACCESS_LOG_BYTES = 400 + LOG_EVENT_BYTES;
/** The headers of an answer of an HTTP API. */
const HEADER_BYTES = 300;

function usageOfPost({ logsAccess }: ComparedForm, { execution, replays, answerBytes, ...context }: Measured): Usage {
  return sumOf(
    fullUsageOf(execution, context),
    {
      httpRequests: 1,
      logBytes: logsAccess ? ACCESS_LOG_BYTES : 0,
      bytesOut: answerBytes + HEADER_BYTES,
    },
    ...replays.map((replay) => usageOfReplay(replay, context)),
  );
}

/** The memory of the replay function, which waits for the replay. */
const REPLAY_GIGABYTES = 0.25;
/** The lines START, END and REPORT of a traced run, as `usageOf` counts them for functions that a workflow calls. */
const FUNCTION_LOG_BYTES = 430;

/** Each alone: replays that share a run of the function cost less. A message is received, and deleted. */
function usageOfReplay(replay: Execution, context: CostContext): Usage {
  const millis = millisOf(replay);
  return sumOf(fullUsageOf(replay, context), {
    queueRequests: 2,
    functionRequests: 1,
    functionGbSeconds: (REPLAY_GIGABYTES * ((PROFILES.sfn?.p50 ?? 0) + millis)) / 1000,
    logBytes: FUNCTION_LOG_BYTES,
  });
}

/** A page about prices must not omit a service silently. */
function fullUsageOf(execution: Execution, context: CostContext): Usage {
  const { usage, uncounted } = usageOf(execution, context, millisOf(execution));
  if (uncounted.length > 0) throw new Error(`The prices of ${uncounted.join(', ')} are not known.`);
  return usage;
}

function millisOf({ history }: Execution): number {
  return durationOf(history, (service) => PROFILES[service]?.p50 ?? 0);
}
