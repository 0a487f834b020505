/** Drills in which one call of a run fails and its second try succeeds: the answer is complete, and no replay or sweep is needed. */
import { allParked, replayedOnce, replaysSucceed, sweepsSucceed, unnoticed } from './checks';
import { again, angry, breaking, CALLS, drill, helpers, out, type Drill } from './drill';
import type { Deployment } from '../deployment';
import type { CallFault, Post, Schedule } from '../schedule';

/** All of them. */
export function secondTriesHelp(deployment: Deployment): Drill[] {
  const ten = angry(deployment, 10);
  return [
    {
      name: 'a call is refused once where everything is recorded already',
      schedule: drill([...ten, ...again(ten)], { faults: refused('submission', CALLS, 10) }),
      check: unnoticed,
    },
    {
      name: 'the queue refuses once what is parked',
      schedule: drill(ten.slice(0, 6), {
        outages: [out('dynamodb.PutItem', 10_000)],
        faults: refused('submission', LAST),
      }),
      check: allParked,
    },
    {
      name: 'the queue refuses twice what is parked',
      schedule: drill(ten.slice(0, 6), {
        outages: [out('dynamodb.PutItem', 10_000)],
        faults: [...refused('submission', LAST), ...refused('submission', LAST.map(next))],
      }),
    },
    {
      name: 'the queue refuses once what is parked unchecked',
      schedule: drill(ten.slice(0, 1), {
        breaks: [breaking(deployment, 'Check Submission', 3_000)],
        faults: refused('submission', [0]),
      }),
      check: allParked,
    },
    {
      name: 'the queue refuses once where no sentiment can be recorded',
      schedule: drill(ten.slice(0, 6), {
        outages: [out('dynamodb.UpdateItem', 10_000)],
        faults: refused('submission', LAST),
      }),
      check: allParked,
    },
    ...(deployment.channels.length > 0 ? [toldLater(ten)] : []),
    {
      name: 'a call of a replay is refused once',
      schedule: drill(ten, {
        outages: [out('dynamodb.PutItem', 4_000)],
        faults: refused('replay', CALLS, 10),
      }),
      check: replayedOnce,
    },
    {
      name: 'a call of a replay is refused once before it leaves a pointer',
      schedule: drill(ten, {
        breaks: ['Check Submission', 'Compute Ticket'].map((name) => breaking(deployment, name, 3_000)),
        faults: refused('replay', CALLS),
      }),
      check: replaysSucceed,
    },
    {
      name: 'a call of a replay is refused once before it adds a ticket',
      schedule: drill([...ten, ...again(ten)], { ...SECOND_COPIES_PARKED, faults: refused('replay', CALLS, 10) }),
      check: replayedOnce,
    },
    {
      name: 'a call of a replay is refused twice before it adds a ticket',
      schedule: drill([...ten, ...again(ten)], {
        ...SECOND_COPIES_PARKED,
        faults: [...refused('replay', CALLS, 10), ...refused('replay', CALLS.map(next), 10)],
      }),
    },
    ...[0, 1, 3].map((call) => ({
      name: `call ${call + 1} of a sweep is refused once`,
      schedule: drill(ten.slice(0, 1), {
        outages: helpers(10_000, 'dynamodb.UpdateItem', 'sqs.SendMessage'),
        faults: refused('sweep', [call], 1),
      }),
      check: sweepsSucceed,
    })),
  ];
}

/** Each run requests a replay, because it cannot send its notifications. */
function toldLater(ten: readonly Post[]): Drill {
  return {
    name: 'the queue refuses once where nobody can be told',
    schedule: drill(ten, {
      outages: helpers(10_000, 'sesv2.*', 'sns.*', 'events.*', 'http.*'),
      faults: refused(
        'submission',
        CALLS.map((call) => call + 4),
      ),
    }),
    check: allParked,
  };
}

/** The table accepts no record while the second copies arrive. */
const SECOND_COPIES_PARKED = { outages: [{ ...out('dynamodb.PutItem', 5_000), from: 2_900 }] };

/** The calls of a run: the function, the analyzer, and the table, which fails twice. The next call parks the submission. */
const LAST = [3, 4, 5, 5, 6, 6];

function next(call: number): number {
  return call + 1;
}

/** In each run, one call fails: the first of these calls in the run `first`, the second in the next run, and so on. */
function refused(caller: CallFault['caller'], calls: readonly number[], first: number = 0): Schedule['faults'] {
  return calls.map((call, place) => ({ caller, index: first + place, call, kind: 'error', pick: 0 }));
}
