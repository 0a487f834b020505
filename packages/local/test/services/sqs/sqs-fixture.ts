/** Two queues on a virtual clock, and short ways to call them. */
import { VirtualClock } from '../../../src/base/clock';
import { type Json, type JsonObject, member } from '../../../src/base/json';
import { SeededRandom } from '../../../src/base/random';
import { type QueueDescription, Sqs } from '../../../src/services';

export const DEAD: QueueDescription = describeQueue('dead');
export const WORK: QueueDescription = {
  ...describeQueue('work'),
  visibilityTimeoutSeconds: 240,
  redrive: { deadLetterArn: DEAD.arn, maxReceiveCount: 2 },
};

/** A queue with nothing but its names. */
export function describeQueue(name: string): QueueDescription {
  return {
    name,
    arn: `arn:aws:sqs:us-east-1:123456789012:${name}`,
    url: `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`,
  };
}

/** The queues and their time. */
export class SqsFixture {
  public readonly clock = new VirtualClock(1_700_000_000_000);
  public readonly sqs: Sqs;

  public constructor(queues: readonly QueueDescription[] = [WORK, DEAD]) {
    this.sqs = new Sqs(queues, { clock: this.clock, random: new SeededRandom() });
  }

  public call(operation: string, input: JsonObject): Promise<Json> {
    return this.sqs.call(operation, input, {});
  }

  /** Gives the message's ID. */
  public async send(body: string, input: JsonObject = {}): Promise<string> {
    return String(
      member(await this.call('SendMessage', { QueueUrl: WORK.url, MessageBody: body, ...input }), 'MessageId'),
    );
  }

  public async receive(input: JsonObject = {}): Promise<JsonObject[]> {
    const answer = await this.call('ReceiveMessage', {
      QueueUrl: WORK.url,
      MaxNumberOfMessages: 10,
      AttributeNames: ['All'],
      MessageAttributeNames: ['All'],
      ...input,
    });
    return (member(answer, 'Messages') ?? []) as JsonObject[];
  }

  public async receiveOne(input: JsonObject = {}): Promise<JsonObject> {
    const [message] = await this.receive(input);
    return message;
  }

  public async wait(seconds: number): Promise<void> {
    await this.clock.sleep(seconds * 1000);
  }
}
