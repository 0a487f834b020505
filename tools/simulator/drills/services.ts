/** Drills in which services refuse, are away, or lose their answers. */
import type { Deployment } from '../deployment';
import type { FaultKind } from '../schedule';
import { fiveTries, noneDead, unnoticed } from './checks';
import { again, angry, CALLS, drill, helpers, out, post, STATES, withRetries, type Drill } from './drill';

/** Customers come, and one thing goes wrong at a time. */
export function servicesFail(deployment: Deployment): Drill[] {
  const everything = postsOf(deployment);
  const some = everything.slice(0, 9);
  const ten = angry(deployment, 10);
  return [
    { name: 'nobody sends an id', schedule: drill(some.map((one) => ({ ...one, id: null }))), check: unnoticed },
    { name: 'nothing goes wrong', schedule: drill(everything), check: unnoticed },
    {
      name: 'somebody else names the executions',
      schedule: drill(
        some.map((one) => ({ ...one, id: null, lostAnswers: 1, retries: ['same'] })),
        { isNamed: true },
      ),
    },
    { name: 'everybody sends it again', schedule: drill([...some, ...again(some)]) },
    {
      name: 'an answer is lost',
      schedule: drill(some.map((one) => ({ ...one, lostAnswers: 1, retries: ['same', 'new'] }))),
    },
    { name: 'a call is refused once', schedule: drill(ten, { faults: calls('error') }), check: unnoticed },
    { name: 'a call is refused twice', schedule: drill(ten, { faults: refusals(2) }) },
    {
      name: 'a call is refused twice, and so is the next one',
      schedule: drill(ten, { faults: refusals(4) }),
    },
    { name: 'an answer of a service is lost', schedule: drill(ten, { faults: calls('lost') }) },
    { name: 'a service does not answer', schedule: drill(ten, { faults: calls('hang') }) },
    { name: 'a service answers too late', schedule: drill(ten, { faults: calls('lostHang') }) },
    { name: 'nothing can be recorded', schedule: drill(everything, { outages: [out('dynamodb.PutItem', 60_000)] }) },
    { name: 'the table is away', schedule: drill(some, { outages: [out('dynamodb.*', 60_000)] }) },
    { name: 'no record can be changed', schedule: drill(some, { outages: [out('dynamodb.UpdateItem', 600_000)] }) },
    {
      name: 'no record can be read',
      schedule: drill([...some, ...again(some)], { outages: [out('dynamodb.GetItem', 60_000)] }),
    },
    {
      name: 'nobody analyzes',
      schedule: drill([...some, ...again(some)], {
        outages: helpers(60_000, 'comprehend.*', 'lambda.*', 'bedrockruntime.*'),
      }),
    },
    {
      name: 'nobody can be told',
      schedule: drill(some, { outages: helpers(600_000, 'sesv2.*', 'sns.*', 'events.*', 'http.*') }),
    },
    {
      name: 'neither table nor queue',
      schedule: drill(some, { outages: helpers(8_000, 'dynamodb.PutItem', 'sqs.*') }),
    },
    {
      name: 'the table is away, and the queue does not answer',
      schedule: drill(some, { outages: [out('dynamodb.PutItem', 8_000), out('sqs.*', 8_000, 'hang')] }),
    },
    {
      name: 'runs are cut off',
      schedule: drill(angry(deployment, 34), {
        cuts: STATES.map((step) => ({ kind: 'submission', index: step, step })),
      }),
    },
  ];
}

/** The table is away for longer than a run takes, or there is little room. */
export function servicesAreAway(deployment: Deployment): Drill[] {
  const some = withRetries(postsOf(deployment).slice(0, 9));
  const two = angry(deployment, 2);
  return [
    {
      name: 'little may run at once',
      schedule: drill(some, { quota: { limit: 1, lasts: 60_000 }, outages: [out('dynamodb.PutItem', 800)] }),
    },
    { name: 'parked and sent again', schedule: drill(some, { outages: [out('dynamodb.PutItem', 2_500)] }) },
    {
      name: 'the table is away for hours',
      schedule: drill(two, { outages: [out('dynamodb.PutItem', 4 * 3_600_000)] }),
      check: fiveTries,
    },
    {
      name: 'the table is away for an hour',
      schedule: drill(two, { outages: [out('dynamodb.PutItem', 4_500_000)] }),
      check: noneDead,
    },
  ];
}

/** One of each content of a form. */
export function postsOf({ form: { contents } }: Deployment) {
  return contents.map((_, place) => post(place, { id: place, capitals: place % 2 === 1 }));
}

/** So many calls in a row are refused. */
function refusals(inARow: number) {
  return [...Array(inARow).keys()].flatMap((later) => calls('error', later));
}

function calls(kind: FaultKind, later: number = 0) {
  return CALLS.map((call) => ({ caller: 'submission' as const, index: call, call: call + later, kind, pick: 0 }));
}
