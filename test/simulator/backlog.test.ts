import { drainBacklog } from '../../tools/simulator/backlog';
import { synthesize } from '../../tools/simulator/deployment';

// benchmarks/backlog.ts does the same with 10,000: docs/scaling.md has what it measured.
test("a backlog is replayed at more than 10,000 an hour, each submission once, with half of Comprehend's quota", async () => {
  const { seconds, emails, mostAnalyzed } = await drainBacklog(synthesize(), 300, 200);
  expect(seconds).toBeLessThan((300 / 10_000) * 3600);
  expect(emails).toBe(300);
  expect(mostAnalyzed).toBeLessThanOrEqual(10);
}, 120_000);
