import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import type {
  EmailNotificationOptions,
  EventBusNotificationOptions,
  WebhookNotificationOptions,
} from './notification-options';
import type { Channel } from './private/notifications/channel';
import { emailChannel } from './private/notifications/email';
import { eventBusChannel } from './private/notifications/event-bus';
import { topicChannel } from './private/notifications/topic';
import { webhookChannel } from './private/notifications/webhook';
import { checkOptions } from './private/validation/options/check-options';
import { checkKind } from './private/validation/options/kinds';
import {
  EMAIL_OPTIONS,
  EVENT_BUS,
  EVENT_BUS_OPTIONS,
  TOPIC,
  WEBHOOK_OPTIONS,
} from './private/validation/options/shapes';

/**
 * Tells somebody that a submission needs attention.
 *
 * A notification that cannot be sent never reaches the customer: the submission is kept and answered all the same, and a
 * replay sends what is missing. Each goes out at least once, and rarely twice.
 *
 * @example
 * const team = new sns.Topic(this, 'Team');
 *
 * new SentimentFormBackend(this, 'ContactForm', {
 *   notifications: [
 *     Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] }),
 *     Notification.topic(team),
 *   ],
 * });
 */
export class Notification {
  /**
   * An email through Amazon SES, with the message, what is known of its sender, and the reference number.
   *
   * @param options whom it comes from, whom it goes to, and what it says
   */
  public static email(options: EmailNotificationOptions): Notification {
    checkOptions('Notification.email()', options, EMAIL_OPTIONS);
    return new Notification(emailChannel(options));
  }

  /**
   * A message to a topic of Amazon SNS: text for subscribers by email, and JSON for all others. Its attribute `sentiment` lets a
   * subscription choose. A FIFO topic is refused at synth. What the JSON has is described in
   * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/notifications.md
   *
   * @param topic the topic; the workflow may use its key, if it has one
   */
  public static topic(topic: sns.ITopic): Notification {
    checkKind('topic', topic, TOPIC);
    return new Notification(topicChannel(topic));
  }

  /**
   * An event on a bus of Amazon EventBridge.
   *
   * @param eventBus the bus
   * @param options how the event is called
   */
  public static eventBus(eventBus: events.IEventBus, options: EventBusNotificationOptions = {}): Notification {
    checkKind('eventBus', eventBus, EVENT_BUS);
    checkOptions('Notification.eventBus()', options, EVENT_BUS_OPTIONS);
    return new Notification(eventBusChannel(eventBus, options));
  }

  /**
   * A request to an HTTPS endpoint, with the credentials of an EventBridge connection.
   *
   * @param options the endpoint and the connection
   */
  public static webhook(options: WebhookNotificationOptions): Notification {
    checkOptions('Notification.webhook()', options, WEBHOOK_OPTIONS);
    return new Notification(webhookChannel(options));
  }

  /** How it tells, as the record of a submission names it once it went out: `Email`, `Topic`, `Event Bus` or `Webhook`. */
  public readonly channelType: string;

  private constructor(
    /** @internal */
    public readonly _channel: Channel,
  ) {
    this.channelType = _channel.kind;
  }
}
