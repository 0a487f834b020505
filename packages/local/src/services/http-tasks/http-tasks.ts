/**
 * Step Functions' HTTP tasks. A request to this machine is really sent; any other is only kept for inspection, and
 * answered with an empty 200, so that no test reaches a foreign server.
 */
import { ConnectionDescription } from './description';
import { requestOf, withoutSecrets } from './request';
import { HttpAnswer, resultOf, send } from './send';
import { HttpTask, isForThisMachine, readTask } from './task';
import { Webhook } from './webhook';
import { BoundedList } from '../../base/bounded-list';
import { Clock } from '../../base/clock';
import { Json, objectOf } from '../../base/json';
import { Random } from '../../base/random';
import { CallContext, Service, ServiceError } from '../service';

/** How a program or a page reads the requests. */
export interface Webhooks {
  /** The newest requests, oldest first. */
  requests(): readonly Webhook[];
}

export interface HttpTasksOptions {
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  /**
   * How many requests are kept; older ones are dropped.
   * @default 1000
   */
  readonly limit?: number;
}

/** The maximum total size of the kept URLs and bodies. */
const KEPT_CHARACTERS = 16 * 1024 * 1024;

/** The answer to a request that was not sent. */
const NOT_ASKED = { StatusCode: 200, StatusText: 'OK', Headers: {}, ResponseBody: {} };

export class HttpTasks implements Service, Webhooks {
  public readonly name = 'http';
  public readonly operations = ['Invoke'];
  /** There is no API model: every error has its full name. */
  public readonly modelledErrors: ReadonlySet<string> = new Set();
  private readonly kept: BoundedList<Webhook>;

  public constructor(
    private readonly connections: readonly ConnectionDescription[],
    private readonly options: HttpTasksOptions,
  ) {
    const { limit: count = 1000 } = options;
    this.kept = new BoundedList({
      count,
      size: KEPT_CHARACTERS,
      sizeOf: ({ url, body = '' }) => url.length + body.length,
    });
  }

  public async call(_operation: string, input: Json, { signal }: CallContext): Promise<Json> {
    const task = readTask(objectOf(input));
    const connection = this.connection(task.connectionArn);
    const request = requestOf(task, connection);
    if (!isForThisMachine(task.url)) {
      this.keep(task, connection, { sent: false });
      return { ...NOT_ASKED };
    }
    let answer: HttpAnswer | undefined;
    try {
      answer = await send(request, signal);
    } finally {
      this.keep(task, connection, { sent: true, statusCode: answer?.statusCode });
    }
    return resultOf(answer);
  }

  public requests(): readonly Webhook[] {
    return this.kept.list();
  }

  private connection(arn: string): ConnectionDescription {
    const connection = this.connections.find((candidate) => candidate.arn === arn);
    if (connection !== undefined) return connection;
    throw new ServiceError('Events.ConnectionResource.ResourceNotFound', `The connection ${arn} does not exist.`);
  }

  private keep(task: HttpTask, connection: ConnectionDescription, outcome: Pick<Webhook, 'sent' | 'statusCode'>): void {
    const { clock, random } = this.options;
    const shown = requestOf(task, withoutSecrets(connection));
    const webhook = { id: random.uuid(), sentAt: clock.now(), ...shown, connectionArn: connection.arn, ...outcome };
    this.kept.add(webhook);
  }
}
