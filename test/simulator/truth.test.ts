import { runSchedule } from '../../tools/simulator/check';
import { deploymentOfForm } from '../../tools/simulator/deployment';
import { CALM, pointOf } from '../../tools/simulator/drills/drill';
import { WIDE } from '../../tools/simulator/forms/forms';

test('distinguishes two submissions with equal records, of which only one is spam', async () => {
  const deployment = deploymentOfForm(WIDE);
  const contents = WIDE.contents.map(({ name }) => name);
  // Neither has an ID from its customer, and both are parked as they were posted.
  const posts = ['F (too fast)', 'A'].map((name) => ({
    ...{ at: 0, content: contents.indexOf(name), id: null },
    ...{ capitals: false, lostAnswers: 0, retries: [] },
  }));
  const breaks = [{ point: pointOf(deployment, 'Is a Ticket Assigned?'), from: 0, lasts: 1_000 }];
  const { world, violation } = await runSchedule(deployment, { ...CALM, posts, breaks });
  expect(violation?.what).toBeUndefined();
  expect(world.items().map(({ attention }) => attention)).toEqual(
    expect.arrayContaining([{ S: 'HELD' }, { S: 'OPEN' }]),
  );
});
