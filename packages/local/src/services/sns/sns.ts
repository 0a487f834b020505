/** SNS: topics keep published messages for inspection, and deliver them to queues and functions. */
import { SubscriptionDescription, TopicDescription } from './description';
import { takes } from './filter';
import { invalid, readPublication } from './input';
import { NewPublication, Recipient, TopicMessage } from './message';
import { functionEvent, queueBody, Taken } from './notification';
import { BoundedList } from '../../base/bounded-list';
import { Clock } from '../../base/clock';
import { Json, JsonObject, objectOf, stringOf } from '../../base/json';
import { Random } from '../../base/random';
import { Deliveries } from '../events/deliveries';
import { pageOf } from '../pages';
import { CallContext, Service, ServiceError } from '../service';

/** How a program or a page reads the topics. */
export interface Topics {
  readonly descriptions: readonly TopicDescription[];
  /** The newest messages of a topic, oldest first. */
  messages(topicArn: string): readonly TopicMessage[];
}

export interface SnsOptions {
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  readonly deliveries: Deliveries;
  /**
   * How many messages each topic keeps; older ones are dropped.
   * @default 1000
   */
  readonly limit?: number;
}

/** https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html */
const DEDUPLICATION_MILLIS = 5 * 60_000;

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
const LISTED = 100;

/** The maximum total size of the messages that a topic keeps. */
const KEPT_CHARACTERS = 16 * 1024 * 1024;

export class Sns implements Service, Topics {
  public readonly name = 'sns';
  public readonly operations = ['ListTopics', 'Publish'];
  public readonly modelledErrors = new Set([
    'AuthorizationErrorException',
    'EndpointDisabledException',
    'InternalErrorException',
    'InvalidParameterException',
    'InvalidParameterValueException',
    'InvalidSecurityException',
    'KMSAccessDeniedException',
    'KMSDisabledException',
    'KMSInvalidStateException',
    'KMSNotFoundException',
    'KMSOptInRequired',
    'KMSThrottlingException',
    'NotFoundException',
    'PlatformApplicationDisabledException',
    'ThrottledException',
    'ValidationException',
  ]);
  private readonly topics: ReadonlyMap<string, Topic>;

  public constructor(
    public readonly descriptions: readonly TopicDescription[],
    options: SnsOptions,
  ) {
    this.topics = new Map(descriptions.map((description) => [description.arn, new Topic(description, options)]));
  }

  public async call(operation: string, input: Json, _context: CallContext): Promise<Json> {
    if (operation === 'ListTopics') return this.list(objectOf(input));
    const publication = readPublication(objectOf(input));
    return this.topic(publication.topicArn).publish(publication);
  }

  public messages(topicArn: string): readonly TopicMessage[] {
    return this.topic(topicArn).kept.list();
  }

  private list({ NextToken: token }: JsonObject): JsonObject {
    const page = pageOf(this.descriptions, { list: 'ListTopics', size: LISTED, token: stringOf(token) });
    if (page === undefined) throw invalid('NextToken');
    return {
      Topics: page.items.map(({ arn }) => ({ TopicArn: arn })),
      ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
    };
  }

  private topic(arn: string): Topic {
    const topic = this.topics.get(arn);
    if (topic === undefined) throw new ServiceError('NotFoundException', 'Topic does not exist', 404);
    return topic;
  }
}

class Topic {
  public readonly kept: BoundedList<TopicMessage>;
  private sequence = 0;
  private readonly answers = new Map<string, { readonly at: number; readonly answer: JsonObject }>();

  public constructor(
    private readonly description: TopicDescription,
    private readonly options: SnsOptions,
  ) {
    const { limit: count = 1000 } = options;
    this.kept = new BoundedList({ count, size: KEPT_CHARACTERS, sizeOf: ({ message }) => message.length });
  }

  public publish(publication: NewPublication): JsonObject {
    if (!this.description.fifo) return { MessageId: this.take(publication) };
    const key = this.deduplicationKey(publication);
    const now = this.options.clock.now();
    this.forgetBefore(now - DEDUPLICATION_MILLIS);
    const earlier = this.answers.get(key);
    if (earlier !== undefined) return earlier.answer;
    this.sequence += 1;
    const sequenceNumber = `1${String(this.sequence).padStart(19, '0')}`;
    const answer = { MessageId: this.take(publication), SequenceNumber: sequenceNumber };
    this.answers.set(key, { at: now, answer });
    return answer;
  }

  /** The oldest answers are first. */
  private forgetBefore(time: number): void {
    for (const [key, { at }] of this.answers) {
      if (at > time) return;
      this.answers.delete(key);
    }
  }

  private deduplicationKey({ groupId, deduplicationId, message }: NewPublication): string {
    if (groupId === undefined) throw invalid('The MessageGroupId parameter is required for FIFO topics');
    if (deduplicationId !== undefined) return `id ${deduplicationId}`;
    if (this.description.contentBasedDeduplication) return `content ${message}`;
    throw invalid(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }

  private take(publication: NewPublication): string {
    const { clock, random } = this.options;
    const { subject, message, attributes, groupId } = publication;
    const taken = { id: random.uuid(), publishedAt: clock.now() };
    const recipients = (this.description.subscriptions ?? [])
      .filter((subscription) => takes(subscription, publication.messageFor(subscription.protocol), attributes))
      .map((subscription) => this.hand(subscription, publication, taken));
    this.kept.add({ ...taken, subject, message, attributes, groupId, recipients });
    return taken.id;
  }

  private hand(subscription: SubscriptionDescription, publication: NewPublication, taken: Taken): Recipient {
    const { protocol, endpoint, raw, deadLetterArn } = subscription;
    const bodyOf = BODIES[protocol];
    if (bodyOf !== undefined) {
      this.options.deliveries.start({
        from: `The topic ${this.description.name}`,
        sender: { kind: 'service', principal: 'sns.amazonaws.com', sourceArn: this.description.arn },
        targetArn: endpoint,
        body: bodyOf(publication, taken, subscription),
        attributes: protocol === 'sqs' && raw ? publication.attributes : undefined,
        deadLetterArn,
      });
    }
    return { protocol, endpoint, message: publication.messageFor(protocol), delivered: bodyOf !== undefined };
  }
}

/** The protocols that are delivered here. */
const BODIES: Readonly<Record<string, typeof queueBody | undefined>> = { sqs: queueBody, lambda: functionEvent };
