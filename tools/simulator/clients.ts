/** The customers: what they write, with which submission ID, and what they do if they get no answer. */
import { SeededRandom, type Clock } from 'sentiment-form-local/lib/asl';
import type { Facts, PostFact } from './facts';
import { textOfPost, type Content } from './forms/content';
import type { Form } from './forms/form';
import type { Answer, HttpEndpoint } from './http-endpoint';
import type { Post, Schedule } from './schedule';

/** A customer tries again after about this time. */
const PATIENCE = 1_000;
/** API Gateway gives up after this, and the customer sees a failure. */
const GATEWAY_TIMEOUT = 29_000;

/** What a post of a schedule sends to a form. */
export function contentOfPost({ contents }: Form, content: number): Content {
  return contents[content % contents.length];
}

/** The submission ids that customers share, and that a test can know beforehand. */
export function sharedId(seed: number, id: number): string {
  return new SeededRandom(31 * seed + id).uuid();
}

/** What customers are made with. */
export interface ClientsOptions {
  readonly form: Form;
  readonly schedule: Schedule;
  readonly clock: Clock;
  readonly endpoint: HttpEndpoint;
  readonly facts: Facts;
}

/** All customers of a schedule. */
export class Clients {
  public constructor(private readonly options: ClientsOptions) {}

  /** Lets all customers post. Resolves when nobody will post again. */
  public async run(): Promise<void> {
    await Promise.all(this.options.schedule.posts.map(async (post, index) => this.customer(post, index)));
  }

  private async customer(post: Post, index: number): Promise<void> {
    const { clock, schedule } = this.options;
    await clock.sleep(post.at);
    let id = post.id === null ? undefined : sharedId(schedule.seed, post.id);
    for (const [time, retry] of [undefined, ...post.retries].entries()) {
      if (retry === 'new') id = sharedId(schedule.seed, 100 + 10 * index + time);
      const seen = await this.submit(post, index, time, id);
      if (seen === 'ACCEPTED' || seen === 'REJECTED') return;
      await clock.sleep(PATIENCE);
    }
  }

  private async submit(post: Post, index: number, time: number, id?: string): Promise<PostFact['seen']> {
    const { form, clock, facts } = this.options;
    const content = contentOfPost(form, post.content);
    // Some programs write identifiers in capitals, and some of them only sometimes.
    const submissionId = post.capitals && time % 2 === 0 ? id?.toUpperCase() : id;
    const text = textOfPost(content, submissionId);
    const fact: PostFact = { post: index, at: clock.now(), content, text, body: parsed(text), submissionId: id, time };
    facts.posts.push(fact);
    const answer = await this.answerWithin(GATEWAY_TIMEOUT, text, index);
    fact.seen = time < post.lostAnswers ? this.loseAnswer(index) : answer.seen;
    fact.answer = answer.body;
    fact.execution = answer.execution;
    return fact.seen;
  }

  private async answerWithin(milliseconds: number, text: string, post: number): Promise<Answer> {
    const { clock, endpoint } = this.options;
    const end = new AbortController();
    const gaveUp = clock.sleep(milliseconds, end.signal).then((): Answer => ({ seen: 'FAILURE' }));
    const answer = await Promise.race([endpoint.post(text, post), gaveUp]);
    end.abort();
    return answer;
  }

  private loseAnswer(index: number): 'NOTHING' {
    const text = `the answer to customer ${index + 1} is lost on its way`;
    this.options.facts.mishaps.push({ at: this.options.clock.now(), kind: 'answer lost to customer', text });
    return 'NOTHING';
  }
}

function parsed(text: string): PostFact['body'] {
  return JSON.parse(text) as PostFact['body'];
}
