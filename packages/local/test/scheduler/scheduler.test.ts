import { VirtualClock } from '../../src/base/clock';
import { SeededRandom } from '../../src/base/random';
import { type ScheduleDescription } from '../../src/scheduler/description';
import { Scheduler } from '../../src/scheduler/scheduler';
import { timingOf } from '../../src/scheduler/timing';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

interface Run {
  readonly minute: number;
  readonly what: string;
  readonly input: string;
}

/** Runs a schedule on a virtual clock for this many minutes. */
async function follow(overrides: Partial<ScheduleDescription>, minutes: number, broken = false) {
  const clock = new VirtualClock(START);
  const runs: Run[] = [];
  const errors: unknown[] = [];
  const note = async (what: string, input: string): Promise<void> => {
    runs.push({ minute: (clock.now() - START) / MINUTE, what, input });
    if (broken) throw new Error('cannot start');
  };
  const schedule = scheduleOf(overrides);
  const scheduler = new Scheduler([schedule], {
    targets: { runStateMachine: note, runFunction: note },
    clock,
    random: new SeededRandom(),
    onError: (_schedule, error) => errors.push(error),
  });
  const running = scheduler.start();
  await clock.sleep(minutes * MINUTE);
  scheduler.stop();
  await running;
  return { runs, errors, scheduler, schedule };
}

function scheduleOf(overrides: Partial<ScheduleDescription>): ScheduleDescription {
  const expression = overrides.expression ?? 'rate(5 minutes)';
  return {
    name: 'sweep',
    arn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/sweep',
    expression,
    timing: timingOf(expression),
    enabled: true,
    targets: [{ kind: 'state machine', arn: 'machine', source: 'aws.scheduler', input: '{}' }],
    ...overrides,
  };
}

test('a rate starts its target at each interval, and stops when it is stopped', async () => {
  const { runs } = await follow({}, 11);
  expect(runs).toEqual([
    { minute: 5, what: 'machine', input: '{}' },
    { minute: 10, what: 'machine', input: '{}' },
  ]);
});

test('a one-time schedule starts its targets once, each with its own input', async () => {
  const { runs } = await follow(
    {
      expression: 'at(2026-01-01T00:07:00)',
      targets: [
        { kind: 'function', arn: 'one', source: 'aws.scheduler', input: '1' },
        { kind: 'state machine', arn: 'two', source: 'aws.scheduler', input: '2' },
      ],
    },
    60,
  );
  expect(runs).toEqual([
    { minute: 7, what: 'one', input: '1' },
    { minute: 7, what: 'two', input: '2' },
  ]);
});

test('a disabled schedule starts nothing unless it is run explicitly', async () => {
  const { runs, scheduler, schedule } = await follow({ enabled: false }, 60);
  expect(runs).toEqual([]);
  await scheduler.run(schedule);
  expect(runs).toHaveLength(1);
});

test('a target that cannot be started is reported, and started again at the next interval', async () => {
  const { runs, errors, scheduler, schedule } = await follow({}, 11, true);
  expect(runs).toHaveLength(2);
  expect(errors).toEqual([new Error('cannot start'), new Error('cannot start')]);
  await expect(scheduler.run(schedule)).rejects.toThrow('cannot start');
});

test('context attributes of EventBridge Scheduler are filled in', async () => {
  const input = '{"at":"<aws.scheduler.scheduled-time>","of":"<aws.scheduler.schedule-arn>","x":"<aws.scheduler.x>"}';
  const { runs } = await follow({ targets: [{ kind: 'function', arn: 'f', source: 'aws.scheduler', input }] }, 5);
  expect(JSON.parse(runs[0].input)).toEqual({
    at: '2026-01-01T00:05:00Z',
    of: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/sweep',
    x: '<aws.scheduler.x>',
  });
});

test.each([
  ['aws.scheduler', '{}'],
  ['aws.events', {}],
] as const)('without an input, the event of %s is sent', async (source, detail) => {
  const { runs } = await follow({ targets: [{ kind: 'function', arn: 'f', source }] }, 5);
  expect(JSON.parse(runs[0].input)).toEqual({
    version: '0',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    'detail-type': 'Scheduled Event',
    source,
    account: '123456789012',
    time: '2026-01-01T00:05:00Z',
    region: 'us-east-1',
    resources: ['arn:aws:scheduler:us-east-1:123456789012:schedule/default/sweep'],
    detail,
  });
});
