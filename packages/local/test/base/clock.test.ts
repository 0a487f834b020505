/** The clocks and the randoms. */
import { systemClock, VirtualClock } from '../../src/base/clock';
import { SeededRandom, systemRandom } from '../../src/base/random';

describe('the virtual clock', () => {
  test('wakes sleepers in the order of their times', async () => {
    const clock = new VirtualClock(0);
    const woken: string[] = [];
    const sleeper = (name: string, time: number) => clock.sleep(time).then(() => woken.push(`${name} ${clock.now()}`));
    await Promise.all([sleeper('c', 30), sleeper('a', 10), sleeper('b', 20), sleeper('b2', 20)]);
    expect(woken).toEqual(['a 10', 'b 20', 'b2 20', 'c 30']);
  });

  test('does not advance while promises run', async () => {
    const clock = new VirtualClock(0);
    const sleeping = clock.sleep(10);
    for (let step = 0; step < 1000; step++) await Promise.resolve();
    expect(clock.now()).toBe(0);
    await sleeping;
    expect(clock.now()).toBe(10);
  });

  test('does not sleep if the signal was aborted before', async () => {
    const clock = new VirtualClock(0);
    await clock.sleep(1000, AbortSignal.abort());
    expect(clock.now()).toBe(0);
  });

  test('does not advance for a sleeper that was aborted', async () => {
    const clock = new VirtualClock(0);
    const stop = new AbortController();
    const long = clock.sleep(1000, stop.signal);
    await clock.sleep(10);
    stop.abort();
    await long;
    await clock.sleep(1);
    expect(clock.now()).toBe(11);
  });
});

describe('the machine clock', () => {
  test('sleeps for about the given time', async () => {
    const start = systemClock.now();
    await systemClock.sleep(30);
    expect(systemClock.now() - start).toBeGreaterThanOrEqual(29);
  });

  test('wakes immediately when aborted, however long the sleep', async () => {
    const stop = new AbortController();
    const end = systemClock.now() + 10_000_000_000;
    const sleeping = systemClock.sleep(10_000_000_000, stop.signal);
    stop.abort();
    await sleeping;
    await systemClock.sleep(10_000_000_000, stop.signal);
    expect(systemClock.now()).toBeLessThan(end);
  });
});

describe.each([
  ['seeded', new SeededRandom(42)],
  ['system', systemRandom],
])('the %s random generator', (_name, random) => {
  test('returns numbers from 0 up to but not including 1, evenly distributed', () => {
    const numbers = Array.from({ length: 2000 }, () => random.next());
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++) {
      expect(numbers.filter((number) => Math.floor(number * 10) === tenth).length).toBeGreaterThan(120);
    }
  });

  test('returns UUIDs of version 4, all different', () => {
    const uuids = Array.from({ length: 500 }, () => random.uuid());
    expect(new Set(uuids).size).toBe(500);
    for (const uuid of uuids) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

test('the same seed gives the same numbers, and neighboring seeds give different ones from the first number on', () => {
  const first = (seed: number) => new SeededRandom(seed).next();
  expect(first(1)).toBe(first(1));
  const distances = [1, 2, 3, 4].map((seed) => Math.abs(first(seed) - first(seed + 1)));
  expect(Math.max(...distances)).toBeGreaterThan(0.1);
});
