/**
 * Delays service calls by the time that they would take on AWS, so that the critical path of a workflow becomes
 * noticeable.
 */
import { COLD_START, PROFILES } from './profiles';
import { type Clock, systemClock } from '../base/clock';
import { type Json, member } from '../base/json';
import { type Random, SeededRandom } from '../base/random';
import { type LatencyProfile } from '../services/definition';
import { type Delay } from '../services/dispatcher';

/**
 * Typical delays. The same calls in the same order take the same time again.
 * @param random the source of the variation
 */
export function typicalDelay(random: Pick<Random, 'next'> = new SeededRandom(), clock: Clock = systemClock): Delay {
  const warm = new Set<string>();
  return async (service, input, signal) => {
    const profile = PROFILES[service];
    if (profile === undefined) return;
    const milliseconds = sample(profile, random) + (isCold(service, input, warm) ? sample(COLD_START, random) : 0);
    await clock.sleep(milliseconds, signal);
  };
}

/** The 99th percentile of the standard normal distribution. */
const Z_99 = 2.326_347_874;

/** Latencies have a long tail on one side: their logarithms are approximately normally distributed. */
export function sample({ p50, p99 }: LatencyProfile, random: Pick<Random, 'next'>): number {
  return p50 * Math.exp((Math.log(p99 / p50) / Z_99) * normal(random));
}

/** The Box-Muller method. */
function normal(random: Pick<Random, 'next'>): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

const MAX_FUNCTIONS = 10_000;

function isCold(service: string, input: Json, warm: Set<string>): boolean {
  if (service !== 'lambda') return false;
  const name = String(member(input, 'FunctionName')).replace(/^.*function:/, '');
  const cold = !warm.has(name);
  // Callers can choose any name.
  if (warm.size < MAX_FUNCTIONS) warm.add(name);
  return cold;
}
