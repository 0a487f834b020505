/** The queue of the virtual clock's sleepers. */
import fc from 'fast-check';
import { SleeperQueue, type Sleeper } from '../../src/base/sleeper-queue';

function sleeperAt(wakeAt: number): Sleeper {
  const sleeper: Sleeper = { wakeAt, awake: false, wake: () => (sleeper.awake = true) };
  return sleeper;
}

/** Wakes all, and answers in which order. */
function drain(queue: SleeperQueue): Sleeper[] {
  const woken: Sleeper[] = [];
  for (let next = queue.first(); next !== undefined; next = queue.first()) {
    next.wake();
    woken.push(next);
  }
  return woken;
}

test('returns sleepers by time, then by order of arrival, without those that were removed', () => {
  const bed = fc.record({ time: fc.integer({ min: 0, max: 20 }), wokenEarly: fc.boolean() });
  fc.assert(
    fc.property(fc.array(bed, { maxLength: 100 }), (beds) => {
      const queue = new SleeperQueue();
      const sleepers = beds.map(({ time }) => sleeperAt(time));
      sleepers.forEach((sleeper) => queue.add(sleeper));
      sleepers.forEach((sleeper, index) => beds[index].wokenEarly && sleeper.wake());
      const asleep = sleepers.filter(({ awake }) => !awake);
      // JavaScript's sort keeps the order of equals.
      const expected = [...asleep].sort((a, b) => a.wakeAt - b.wakeAt);
      expect(drain(queue)).toEqual(expected);
    }),
  );
});
