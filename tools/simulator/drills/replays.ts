/** Drills in which replays and sweeps meet faults, people, and each other. */
import type { Deployment } from '../deployment';
import type { FaultKind, Schedule } from '../schedule';
import { oneAtATime, soon } from './checks';
import { angry, CALLS, drill, helpers, out, post, STATES, type Drill } from './drill';

/** All that concern replays. */
export function replaysFail(deployment: Deployment): Drill[] {
  const parked = [out('dynamodb.PutItem', 20_000)];
  return [
    {
      name: 'replays meet faults',
      schedule: drill(angry(deployment, 10), { outages: parked, faults: replayFaults('error') }),
    },
    {
      name: 'replays get no answers',
      schedule: drill(angry(deployment, 10), { outages: parked, faults: replayFaults('lostHang') }),
    },
    {
      name: 'replays are cut off, and come twice',
      schedule: drill(angry(deployment, 8), {
        outages: parked,
        redeliveries: [0, 3, 5],
        crashes: [
          { run: 1, call: 0 },
          { run: 2, call: 1 },
        ],
        cuts: STATES.map((step) => ({ kind: 'replay', index: step, step })),
      }),
    },
    {
      name: 'replays are slow',
      schedule: drill(angry(deployment, 1), { outages: parked, faults: slow('replay', [0, 1]) }),
      check: oneAtATime,
    },
    {
      name: 'people close what replays have opened',
      schedule: drill(angry(deployment, 8), {
        outages: [out('dynamodb.PutItem', 1_500)],
        redeliveries: [...Array(80).keys()],
        people: [...Array(80).keys()].map((index) => ({ caller: 'replay', index, call: 0, closes: true })),
      }),
    },
    {
      name: 'people write while sweeps and replays do',
      schedule: drill(angry(deployment, 8), {
        outages: helpers(10_000, 'dynamodb.UpdateItem', 'sqs.*'),
        people: (['sweep', 'replay'] as const).flatMap((caller) =>
          [...Array(8).keys()].map((index) => ({ caller, index, call: 0, closes: false })),
        ),
      }),
    },
  ];
}

/** All that concern sweeps. */
export function sweepsFail(deployment: Deployment): Drill[] {
  const left = helpers(10_000, 'dynamodb.UpdateItem', 'sqs.*');
  return [
    {
      name: 'many are left to the sweep',
      schedule: drill(angry(deployment, 40), { outages: helpers(30_000, 'dynamodb.UpdateItem', 'sqs.*') }),
      check: soon,
    },
    {
      name: 'sweeps are started by hand',
      schedule: drill(angry(deployment, 20), { outages: left }),
      deploy: (it) => ({ ...it, timers: it.timers.slice(0, 1).map((timer) => ({ ...timer, input: {} })) }),
      check: soon,
    },
    {
      name: 'sweeps are cut off',
      schedule: drill(angry(deployment, 8), { outages: left, faults: sweepFaults(), cuts: sweepCuts() }),
    },
    {
      name: 'sweeps are slow',
      schedule: drill(angry(deployment, 8), { outages: left, faults: slow('sweep', [1, 2, 3]) }),
    },
    {
      name: 'a call of a replay that a sweep requested is refused twice',
      schedule: drill(angry(deployment, 10), {
        outages: left,
        faults: [...replayFaults('error'), ...replayFaults('error', 1)],
      }),
    },
    {
      name: 'a sweep meets a run',
      schedule: drill([{ ...post(deployment.form.angry, { id: 1 }), at: 299_900 }], {
        outages: helpers(400_000, 'sesv2.*', 'sns.*').map((one) => ({ ...one, kind: 'late' as const })),
      }),
    },
  ];
}

/** All in which there is little time. */
export function timeIsShort(deployment: Deployment): Drill[] {
  const six = angry(deployment, 6);
  return [
    { name: 'everything is slow', schedule: drill(six, { outages: [{ ...out('*', 60_000, 'late'), pick: 1 }] }) },
    { name: 'everything is slower', schedule: drill(six, { outages: [out('*', 60_000, 'late')] }) },
    {
      name: 'there is no time for the rest',
      schedule: drill(six, { outages: [out('lambda.Invoke', 10_000, 'hang')] }),
    },
    {
      name: 'there is no time for the rest in replays',
      schedule: drill(six, {
        outages: [out('dynamodb.PutItem', 8_000), ...analyzersHang()],
        redeliveries: CALLS,
        faults: CALLS.flatMap((index) =>
          [0, 2, 3].map((call) => ({ caller: 'replay' as const, index, call, kind: 'hang' as const, pick: 0 })),
        ),
      }),
    },
  ];
}

function analyzersHang(): Schedule['outages'] {
  return ['comprehend.*', 'lambda.*', 'bedrockruntime.*'].map((operation) => out(operation, 100_000, 'hang'));
}

function sweepFaults(): Schedule['faults'] {
  return CALLS.map((call) => ({ caller: 'sweep', index: call + 1, call, kind: 'lost', pick: 0 }));
}

/** Late, and not too late for the one who waits. */
function slow(caller: 'sweep' | 'replay', which: readonly number[]): Schedule['faults'] {
  return which.flatMap((index) =>
    [...Array(40).keys()].map((call) => ({ caller, index, call, kind: 'late' as const, pick: 1 })),
  );
}

function sweepCuts(): Schedule['cuts'] {
  return [2, 3, 4, 5].map((step) => ({ kind: 'sweep', index: step + 12, step }));
}

/** In each replay, one call fails: the first in the first one, the second in the next one, and so on, or calls that come later. */
function replayFaults(kind: FaultKind, later: number = 0): Schedule['faults'] {
  return CALLS.map((call) => ({ caller: 'replay', index: call, call: call + later, kind, pick: 0 }));
}
