/** The services that analyze and tell: the local server's own, of which the laws see every call. */
import { SeededRandom, type Clock } from 'cdk-sentiment-form-backend-local/lib/asl';
import { BedrockRuntime } from 'cdk-sentiment-form-backend-local/lib/services/bedrock/bedrock-runtime';
import { Comprehend } from 'cdk-sentiment-form-backend-local/lib/services/comprehend/comprehend';
import { Deliveries } from 'cdk-sentiment-form-backend-local/lib/services/events/deliveries';
import { EventBridge } from 'cdk-sentiment-form-backend-local/lib/services/events/event-bridge';
import { HttpTasks } from 'cdk-sentiment-form-backend-local/lib/services/http-tasks/http-tasks';
import type { Service } from 'cdk-sentiment-form-backend-local/lib/services/service';
import { Ses } from 'cdk-sentiment-form-backend-local/lib/services/ses';
import { Sns } from 'cdk-sentiment-form-backend-local/lib/services/sns/sns';
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
