/** Hands what topics and event buses take to queues, functions and state machines, without keeping the sender waiting. */
import { messageOf } from '../../base/errors';
import { Json, JsonObject, isObject, member } from '../../base/json';
import { Caller, ServiceCaller } from '../service';

/** Calls a service by its name, whichever it is. */
export type CallService = (service: string, operation: string, input: JsonObject, caller: Caller) => Promise<Json>;

/** One thing on its way to one target. */
export interface Delivery {
  /** Whose delivery it is, in words for the one who reads the log. */
  readonly from: string;
  /** The service in its own name. */
  readonly sender: ServiceCaller;
  /** As whom the target is reached, if not in the service's own name. */
  readonly caller?: Caller;
  readonly targetArn: string;
  /** A queue gets it as its message; for the others it is JSON text. */
  readonly body: string;
  /** Message attributes, which only queues take. */
  readonly attributes?: JsonObject;
  /** The queue for what could not be delivered. @default it is lost */
  readonly deadLetterArn?: string;
}

/** What a thing with this ARN is, if it can be delivered to. */
function targetKindOf(arn: string): 'queue' | 'function' | 'state machine' | undefined {
  return KINDS.find(([, shape]) => shape.test(arn))?.[0];
}

export class Deliveries {
  private readonly inFlight = new Set<Promise<void>>();

  public constructor(
    private readonly call: CallService,
    private readonly onFailure: (message: string) => void,
  ) {}

  /** Whether something is on its way. */
  public get isBusy(): boolean {
    return this.inFlight.size > 0;
  }

  /** Does not wait, and does not try again: a failure here is no hiccup of a network. */
  public start(delivery: Delivery): void {
    const run = this.deliver(delivery).catch((error: unknown) => this.fail(delivery, error));
    this.inFlight.add(run);
    void run.finally(() => this.inFlight.delete(run));
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const { targetArn, body, sender, caller = sender } = delivery;
    const kind = targetKindOf(targetArn);
    if (kind === 'queue') await this.send(targetArn, delivery, caller);
    else if (kind === 'state machine') await this.execute(targetArn, body, caller);
    else await this.run(targetArn, body, caller);
  }

  private async send(queueArn: string, { body, attributes }: Delivery, caller: Caller): Promise<void> {
    const [account, name] = queueArn.split(':').slice(4);
    const message = { MessageBody: body, ...(attributes !== undefined && { MessageAttributes: attributes }) };
    await this.call('sqs', 'SendMessage', { QueueUrl: `/${account}/${name}`, ...message }, caller);
  }

  private async execute(stateMachineArn: string, input: string, caller: Caller): Promise<void> {
    await this.call('sfn', 'StartExecution', { stateMachineArn, input }, caller);
  }

  private async run(functionArn: string, payload: string, caller: Caller): Promise<void> {
    const answer = await this.call('lambda', 'Invoke', { FunctionName: functionArn, Payload: payload }, caller);
    if (isObject(answer) && answer.FunctionError !== undefined) throw new Error(String(member(answer, 'Payload')));
  }

  private async fail(delivery: Delivery, error: unknown): Promise<void> {
    const { from, sender, targetArn, deadLetterArn } = delivery;
    const reason = messageOf(error);
    this.onFailure(`${from} could not deliver to ${targetArn}: ${reason}`);
    if (deadLetterArn === undefined) return;
    await this.send(deadLetterArn, delivery, sender).catch((problem: unknown) =>
      this.onFailure(`${from} could not deliver to its dead-letter queue ${deadLetterArn}: ${String(problem)}`),
    );
  }
}

const KINDS = [
  ['queue', /^arn:[\w-]+:sqs:[^:]*:\d+:[^:]+$/],
  ['function', /^arn:[\w-]+:lambda:[^:]*:\d+:function:/],
  ['state machine', /^arn:[\w-]+:states:[^:]*:\d+:stateMachine:/],
] as const;
