/** Drills in which records and messages come to their end. */
import type { Deployment } from '../deployment';
import { again, angry, drill, out, type Drill } from './drill';

/** All of them. */
export function thingsEnd(deployment: Deployment): Drill[] {
  const eight = angry(deployment, 8);
  return [
    {
      name: 'records come to their end under a run',
      schedule: drill([...eight, ...again(eight)], { expiry: { records: 1, lag: 0, messages: 7_200 } }),
    },
    {
      name: 'records come to their end before a replay',
      schedule: drill(again(eight), {
        expiry: { records: 30, lag: 0, messages: 7_200 },
        outages: [out('dynamodb.PutItem', 4_000), out('dynamodb.UpdateItem', 20_000)],
      }),
    },
    {
      name: 'dead letters come to their end',
      schedule: drill(eight.slice(0, 2), {
        expiry: { records: 7_200, lag: 0, messages: 7_200 },
        outages: [out('dynamodb.PutItem', 4 * 3_600_000)],
      }),
    },
  ];
}
