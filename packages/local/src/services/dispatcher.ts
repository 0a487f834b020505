/**
 * The one place that every call of a service goes through, whichever door it came by. What must happen to each call
 * (permission checks, latency, ordered failures) happens here.
 */
import { Faults } from './faults';
import { Caller, CallContext, refuseOperation, Service, ServiceError } from './service';
import { Json } from '../base/json';

/** Throws the refusal of a call that its caller may not make. */
export type Authorize = (service: string, operation: string, input: Json, caller: Caller | undefined) => void;

/** Waits before a call. */
export type Delay = (service: string, input: Json, signal: AbortSignal | undefined) => Promise<void>;

export class Calls {
  private readonly services: Map<string, Service>;

  public constructor(
    services: readonly Service[],
    private readonly faults: Faults,
    private readonly authorize: Authorize = () => undefined,
    private readonly delay: Delay | undefined = undefined,
  ) {
    this.services = new Map(services.map((service) => [service.name, service]));
  }

  /** Makes one more service callable. */
  public add(service: Service): void {
    this.services.set(service.name, service);
    this.faults.add(service);
  }

  public service(name: string): Service | undefined {
    return this.services.get(name);
  }

  public all(): readonly Service[] {
    return [...this.services.values()];
  }

  /** @param operation as the API names it, e.g. `PutItem` */
  public async call(serviceName: string, operation: string, input: Json, context: CallContext): Promise<Json> {
    const service = this.services.get(serviceName);
    if (service === undefined) {
      throw new ServiceError('UnknownOperationException', `No service named ${serviceName} runs here.`, 404);
    }
    if (!service.operations.includes(operation)) refuseOperation(service, operation);
    this.authorize(serviceName, operation, input, context.caller);
    await this.delay?.(serviceName, input, context.signal);
    return this.faults.around(serviceName, operation, () => service.call(operation, input, context));
  }
}
