/** Drills in which expressions break. */
import { breakPointsOf } from '../breaks';
import type { Deployment } from '../deployment';
import { emailsOf, ownItems } from '../laws/law';
import { keyOf } from '../records';
import type { World } from '../world';
import { angry, APART, breaking, CALM, drill, helpers, post, type Drill } from './drill';
import { postsOf } from './services';

/** Every expression breaks for one customer; those of the sweep, for one sweep after the other. */
export function expressionsBreak(deployment: Deployment): Drill[] {
  const points = [...breakPointsOf(deployment).entries()];
  const ofSweep = points.filter(([, { machineArn }]) => machineArn !== deployment.formArn);
  const ofForm = points.filter(([, { machineArn }]) => machineArn === deployment.formArn);
  const posts = ofForm.map((_, place) => ({ ...post(deployment.form.angry, { id: place }), at: APART * place }));
  return [
    {
      name: 'an expression breaks',
      schedule: {
        ...CALM,
        posts,
        breaks: ofForm.map(([point], place) => ({ point, from: APART * place, lasts: APART })),
      },
      check: notifiedTwice,
    },
    {
      name: 'an expression of the sweep breaks',
      schedule: drill(angry(deployment, 3), {
        outages: helpers(10_000, 'dynamodb.UpdateItem', 'sqs.*'),
        breaks: ofSweep.map(([point], place) => ({ point, from: 300_000 * (place + 2), lasts: 1 })),
      }),
    },
    {
      name: 'nothing can be checked',
      schedule: drill(postsOf(deployment), { breaks: [breaking(deployment, 'Check Submission', 60_000)] }),
    },
  ];
}

/** Only where the expression broke that marks a notification as sent, it may be sent again. */
function notifiedTwice(world: World): string | undefined {
  const { facts, deployment } = world;
  for (const item of ownItems(world)) {
    for (const channel of deployment.channels) {
      const [first, again] = emailsOf(world, item, channel);
      if (again === undefined) continue;
      const { broken } = facts.executions[first.caller.execution ?? 0];
      if (broken.some(({ state }) => MARKING.test(state))) continue;
      return `The ${channel.name} of ${keyOf(item)} was sent again, because ${broken[0]?.state} was broken.`;
    }
  }
  return undefined;
}

const MARKING = /^Mark .* as Sent$/;
