/**
 * How long a backlog of pending submissions takes, on a virtual clock: the numbers of docs/scaling.md.
 *
 * `npm run bench -- backlog [submissions] [milliseconds of each call]...`
 */
import { drainBacklog } from '../simulator/backlog';
import { synthesize } from '../simulator/deployment';

const [count = 10_000, ...latencies] = process.argv.slice(2).map(Number);

void main();

async function main(): Promise<void> {
  for (const latency of latencies.length > 0 ? latencies : [50, 200, 600]) {
    const { seconds, sweeps, longestSweep, mostAnalyzed, emails } = await drainBacklog(synthesize(), count, latency);
    console.log(
      `${count} pending, ${latency} ms a call: ${(seconds / 60).toFixed(1)} minutes, ${sweeps} sweeps of at most ` +
        `${longestSweep.toFixed(1)} s, at most ${mostAnalyzed} requests a second to Comprehend, ${emails} emails`,
    );
  }
}
