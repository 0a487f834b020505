/**
 * Makes services fail on demand, so that a test can show what a workflow does then.
 *
 * It stands before every service in one place, so that no service needs to know of it.
 */
import { Service, ServiceError } from './service';
import { Json } from '../base/json';

export interface Fault {
  /** The AWS API error code, e.g. `ThrottlingException`. */
  readonly error: string;
  /** @default a sentence that says the failure was ordered */
  readonly message?: string;
  /** @default - 500 for an error such as `InternalServerException`, 503 for `ServiceUnavailableException`, 400 for others */
  readonly statusCode?: number;
  /** How many calls fail. @default 1 */
  readonly times?: number;
  /** `after`: the call happens and its answer is lost. @default 'before' */
  readonly mode?: 'before' | 'after';
}

/** A failure that was ordered, and how many calls it is still for. */
export interface OrderedFault extends Required<Pick<Fault, 'error' | 'times' | 'mode'>> {
  readonly service: string;
  readonly operation: string;
}

interface ArmedFault {
  readonly service: string;
  readonly operation: string;
  readonly fault: Fault;
  left: number;
}

/** The failures that were ordered and have not yet happened. */
export class Faults {
  private armed: ArmedFault[] = [];

  private readonly services: Service[];

  public constructor(services: readonly Service[]) {
    this.services = [...services];
  }

  /** Makes one more service able to fail. */
  public add(service: Service): void {
    this.services.push(service);
  }

  /** @param operation as the API names it, e.g. `DetectSentiment`; `*` is any of the service's */
  public failNext(service: string, operation: string, fault: Fault): void {
    this.check(service, operation);
    this.armed.push({ service, operation, fault, left: fault.times ?? 1 });
  }

  /** What was ordered and has not yet happened, in the order of the orders. */
  public ordered(): OrderedFault[] {
    return this.armed.map(({ service, operation, fault: { error, mode = 'before' }, left }) => ({
      service,
      operation,
      error,
      times: left,
      mode,
    }));
  }

  /** Forgets what was ordered. */
  public clear(): void {
    this.armed = [];
  }

  /** Makes the call unless a failure is due for it. */
  public async around(service: string, operation: string, call: () => Promise<Json>): Promise<Json> {
    const fault = this.take(service, operation);
    if (fault === undefined) return call();
    if (fault.mode === 'after') await call();
    throw new ServiceError(
      fault.error,
      fault.message ?? `${service} ${operation} was set to fail here.`,
      fault.statusCode ?? statusOf(fault.error),
    );
  }

  /** A failure of what is never called would be a test that shows nothing. */
  private check(serviceName: string, operation: string): void {
    const service = this.services.find(({ name }) => name === serviceName);
    const allowed = service === undefined ? this.services.map(({ name }) => name) : ['*', ...service.operations];
    if (service !== undefined && allowed.includes(operation)) return;
    const what = service === undefined ? `the service ${serviceName}` : `${operation} of ${serviceName}`;
    throw new Error(`${what} cannot be set to fail, because it does not run here. Allowed: ${allowed.join(', ')}.`);
  }

  private take(service: string, operation: string): Fault | undefined {
    const due = this.armed.find(
      (entry) => entry.service === service && (entry.operation === operation || entry.operation === '*'),
    );
    if (due === undefined) return undefined;
    due.left -= 1;
    if (due.left <= 0) this.armed = this.armed.filter((entry) => entry !== due);
    return due.fault;
  }
}

/** The HTTP status of an error: in the models of the services, it is 500 or 503 for an error that the caller did not cause. */
function statusOf(error: string): number {
  if (/^(Internal|ServiceException$)/.test(error)) return 500;
  return error.startsWith('ServiceUnavailable') ? 503 : 400;
}
