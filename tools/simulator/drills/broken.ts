/** Drills in which expressions break. */
import { breakPointsOf } from '../breaks';
import type { Deployment } from '../deployment';
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
