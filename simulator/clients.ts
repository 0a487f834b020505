/** The customers: what they write, under which submission id, and what they do when no answer comes. */
import { SeededRandom, type Clock, type Json, type JsonObject } from 'cdk-sentiment-form-backend-local/lib/asl';
import type { Executions } from './executions';
import type { ExecutionFact, Facts, PostFact } from './facts';
import type { Post, Schedule } from './schedule';

/** What customers send: some that want attention, one that is quiet, a long one in Chinese, an odd one, one that may be spam, and mistakes. */
export const CONTENTS: readonly { readonly name: string; readonly fields: Json; readonly isValid: boolean }[] = [
  { name: 'A', fields: { message: 'This is awful. I am angry and disappointed.' }, isValid: true },
  { name: 'B', fields: { name: 'Ada', email: 'ada@example.com', message: 'Thank you, I love it!' }, isValid: true },
  {
    name: 'C',
    fields: { name: 'Bob', email: 'bob@example.com', message: 'Terrible, broken, the worst. I hate it.' },
    isValid: true,
  },
  { name: 'D', fields: { message: '\u5f88\u5dee'.repeat(1_300) }, isValid: true },
  { name: 'G', fields: { message: 'Awful: \u0001 "\\" \u{1f620} \uffff {% $x %}' }, isValid: true },
  {
    name: 'H (a link)',
    fields: { email: 'hal@example.com', message: 'Terrible! I hate https://example.com' },
    isValid: true,
  },
  { name: 'E (no message)', fields: { name: 'Eve', email: 'not an address' }, isValid: false },
  { name: 'F (no form)', fields: ['not', 'a', 'form'], isValid: false },
];

/** A customer tries again after about this time. */
const PATIENCE = 1_000;
/** API Gateway gives up after this, and the customer sees a failure. */
const GATEWAY_TIMEOUT = 29_000;

/** What a customer sends: the form, and the submission id if there is one. */
export function bodyOf(content: number, submissionId: string | undefined): Json {
  const { fields } = CONTENTS[content];
  if (Array.isArray(fields) || submissionId === undefined) return fields;
  return { ...(fields as JsonObject), submissionId };
}

/** The submission ids that customers share, and that a test can know beforehand. */
export function sharedId(seed: number, id: number): string {
  return new SeededRandom(31 * seed + id).uuid();
}

/** All customers of a schedule. */
export class Clients {
  public constructor(
    private readonly schedule: Schedule,
    private readonly clock: Clock,
    private readonly executions: Executions,
    private readonly facts: Facts,
  ) {}

  /** Lets everybody post; resolves when nobody will post again. */
  public async run(): Promise<void> {
    await Promise.all(this.schedule.posts.map(async (post, index) => this.customer(post, index)));
  }

  private async customer(post: Post, index: number): Promise<void> {
    await this.clock.sleep(post.at);
    let id = post.id === null ? undefined : sharedId(this.schedule.seed, post.id);
    for (const [time, retry] of [undefined, ...post.retries].entries()) {
      if (retry === 'new') id = sharedId(this.schedule.seed, 100 + 10 * index + time);
      const seen = await this.submit(post, index, time, id);
      if (seen === 'ACCEPTED' || seen === 'REJECTED') return;
      await this.clock.sleep(PATIENCE);
    }
  }

  private async submit(post: Post, index: number, time: number, submissionId?: string): Promise<PostFact['seen']> {
    const fact: PostFact = {
      post: index,
      at: this.clock.now(),
      body: bodyOf(post.content, submissionId),
      submissionId,
      isValid: CONTENTS[post.content].isValid,
      time,
    };
    this.facts.posts.push(fact);
    const execution = await this.answerWithin(GATEWAY_TIMEOUT, fact);
    fact.seen = time < post.lostAnswers ? this.loseAnswer(index) : seenOf(execution);
    return fact.seen;
  }

  private async answerWithin(milliseconds: number, { body, post }: PostFact): Promise<ExecutionFact | undefined> {
    const end = new AbortController();
    const gaveUp = this.clock.sleep(milliseconds, end.signal).then(() => undefined);
    const execution = await Promise.race([this.executions.submit(body, post), gaveUp]);
    end.abort();
    return execution;
  }

  private loseAnswer(index: number): 'NOTHING' {
    const text = `the answer to customer ${index + 1} is lost on its way`;
    this.facts.mishaps.push({ at: this.clock.now(), kind: 'answer lost to customer', text });
    return 'NOTHING';
  }
}

function seenOf(execution: ExecutionFact | undefined): PostFact['seen'] {
  if (execution?.status !== 'SUCCEEDED') return 'FAILURE';
  return (execution.output as JsonObject).outcome === 'ACCEPTED' ? 'ACCEPTED' : 'REJECTED';
}
