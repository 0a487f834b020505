/** How long calls take, of the services that say it. */
import { type LatencyProfile } from '../services/definition';
import { SERVICES } from '../services/registry';

/** By the name of the service here. */
export const PROFILES: Readonly<Record<string, LatencyProfile | undefined>> = Object.fromEntries(
  SERVICES.flatMap(({ name, latency }) => ('none' in latency ? [] : [[name, latency]])),
);

/**
 * What the first call of a function takes besides, for one written in JavaScript: 150 to 400 ms.
 * https://www.arcadegame.cloud/arcade/cloud/03-serverless-cold-starts
 */
export const COLD_START: LatencyProfile = { p50: 240, p99: 500 };
