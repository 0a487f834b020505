/** Drills in which a number is another's, or the record stands somewhere else than where its ticket says. */
import { breakPointsOf } from '../breaks';
import type { Deployment } from '../deployment';
import type { Schedule } from '../schedule';
import { again, angry, breaking, drill, out, post, type Drill } from './drill';

/** All of them. */
export function numbersDiffer(deployment: Deployment): Drill[] {
  return [
    { name: 'numbers are taken', schedule: drill(angry(deployment, 4), { taken: TAKEN }) },
    {
      name: 'numbers are taken, and the function is away',
      schedule: drill(angry(deployment, 4), { taken: TAKEN, outages: [out('lambda.Invoke', 60_000)] }),
    },
    {
      name: 'tickets lead to pointers',
      schedule: drill(angry(deployment, 8), {
        breaks: numbersBroken(deployment),
        redeliveries: [...Array(20).keys()],
      }),
    },
    {
      name: 'pointers cannot be left',
      schedule: drill(angry(deployment, 10), { breaks: numbersBroken(deployment), faults: twiceInAReplay() }),
    },
    { name: 'a promised number has a pointer', schedule: pointerMet(deployment) },
    { name: 'no replay can find what was recorded', schedule: unfound(deployment) },
    {
      name: 'another template is deployed before the replays',
      schedule: drill([...angry(deployment, 8), ...again(angry(deployment, 8))], {
        deploys: true,
        outages: [out('dynamodb.UpdateItem', 9_000), { ...out('dynamodb.PutItem', 3_000), from: 600 }],
        breaks: [...breakPointsOf(deployment).keys()].map((point) => ({ point, from: 3_000 + 40 * point, lasts: 40 })),
      }),
    },
  ];
}

/** A submission has three numbers to try; that all of them are taken will not happen in the time of this world. */
const TAKEN = [1, 2].flatMap((most) =>
  [...Array(most).keys()].map((attempt) => ({ post: most, attempt: attempt + 1 })),
);

/** Neither the check nor the usual number of what was posted can be worked out. */
function numbersBroken(deployment: Deployment): Schedule['breaks'] {
  return ['Check Submission', 'Compute Ticket'].map((name) => breaking(deployment, name, 3_000));
}

/** A call of each replay, and its second try. */
function twiceInAReplay(): Schedule['faults'] {
  return [...Array(20).keys()].flatMap((index) =>
    [0, 1].map((more) => ({
      ...{ caller: 'replay' as const, kind: 'error' as const, pick: 0 },
      ...{ index, call: (index % 5) + more },
    })),
  );
}

/** After a submission was recorded, two expressions break, and its number is made otherwise when the replay can begin. */
function unfound(deployment: Deployment): Schedule {
  const { angry: content } = deployment.form;
  return drill([post(content, { id: 0 }), post(content, { id: null })], {
    deploys: true,
    breaks: ['Record and Analyze', 'Compute Ticket'].map((name) => breaking(deployment, name, 3_000)),
    outages: [out('states.StartSyncExecution', 10_000)],
  });
}

/** A submission is parked unchecked, and once more when it could be checked; then its number is made otherwise. */
function pointerMet(deployment: Deployment): Schedule {
  const one = post(deployment.form.angry, { id: 0 });
  return drill([one, { ...one, at: 500 }], {
    deploys: true,
    breaks: [breaking(deployment, 'Check Submission', 100)],
    outages: [out('dynamodb.PutItem', 30_000)],
  });
}
