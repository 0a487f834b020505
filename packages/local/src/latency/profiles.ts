/** The latencies of the services that declare one. */
import { type LatencyProfile } from '../services/definition';
import { SERVICES } from '../services/registry';

/** By the name of the service here. */
export const PROFILES: Readonly<Record<string, LatencyProfile | undefined>> = Object.fromEntries(
  SERVICES.flatMap(({ name, latency }) => ('none' in latency ? [] : [[name, latency]])),
);

/**
 * The additional time of the first invocation of a function in JavaScript: 150 to 400 ms.
 * https://www.arcadegame.cloud/arcade/cloud/03-serverless-cold-starts
 */
export const COLD_START: LatencyProfile = { p50: 240, p99: 500 };
