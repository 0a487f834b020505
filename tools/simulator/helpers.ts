/** The services that analyze and tell: the local server's own, of which the laws see every call. */
import { SeededRandom, type Clock } from 'sentiment-form-local/lib/asl';
import { BedrockRuntime } from 'sentiment-form-local/lib/services/bedrock/bedrock-runtime';
import { Comprehend } from 'sentiment-form-local/lib/services/comprehend/comprehend';
import { Deliveries } from 'sentiment-form-local/lib/services/events/deliveries';
import { EventBridge } from 'sentiment-form-local/lib/services/events/event-bridge';
import { HttpTasks } from 'sentiment-form-local/lib/services/http-tasks/http-tasks';
import type { Service } from 'sentiment-form-local/lib/services/service';
import { Ses } from 'sentiment-form-local/lib/services/ses/ses';
import { Sns } from 'sentiment-form-local/lib/services/sns/sns';
import type { Deployment } from './deployment';

/** As many of them as the deployment has a use for. */
export function helpers({ topics, buses, connections }: Deployment, clock: Clock): Service[] {
  const now = () => clock.now();
  const random = new SeededRandom(11);
  // Nobody has subscribed, and no rule matches.
  const deliveries = new Deliveries(
    () => Promise.resolve({}),
    () => undefined,
  );
  return [
    new Ses({ now }),
    new Comprehend(),
    new BedrockRuntime(now),
    new Sns(topics, { clock, random, deliveries }),
    new EventBridge(buses, { clock, random, deliveries }),
    new HttpTasks(connections, { clock, random }),
  ];
}
