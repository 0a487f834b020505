import { type ApiDescription, type StageDescription, type ThrottleDescription } from './description';

/** Counts the requests of one stage against its limits. */
export class Throttle {
  private readonly buckets = new Map<string, TokenBucket>();

  public constructor(
    private readonly stage: StageDescription,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether another request to this route is allowed now. */
  public admits(routeKey: string): boolean {
    const limit = this.stage.routeThrottles[routeKey] ?? this.stage.defaultThrottle;
    return limit === undefined || this.bucket(routeKey, limit).take();
  }

  // Routes without their own settings have the default limits, but each has its own bucket.
  private bucket(routeKey: string, limit: ThrottleDescription): TokenBucket {
    const bucket = this.buckets.get(routeKey) ?? new TokenBucket(limit, this.now);
    this.buckets.set(routeKey, bucket);
    return bucket;
  }
}

/** The same API, without limits. */
export function withoutThrottles(api: ApiDescription): ApiDescription {
  const stages = api.stages.map((stage) => ({ ...stage, defaultThrottle: undefined, routeThrottles: {} }));
  return { ...api, stages };
}

class TokenBucket {
  private tokens: number;
  private filledAt: number;

  public constructor(
    private readonly limit: ThrottleDescription,
    private readonly now: () => number,
  ) {
    this.tokens = limit.burst;
    this.filledAt = now();
  }

  public take(): boolean {
    const now = this.now();
    const earned = ((now - this.filledAt) / 1000) * this.limit.ratePerSecond;
    this.tokens = Math.min(this.limit.burst, this.tokens + earned);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
