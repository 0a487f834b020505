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
import { TOPIC } from './private/validation/options/shapes/common';
import {
  EMAIL_OPTIONS,
  EVENT_BUS,
  EVENT_BUS_OPTIONS,
  WEBHOOK_OPTIONS,
} from './private/validation/options/shapes/notifications';

/**
 * Notifies somebody that a submission needs attention.
 *
 * A notification that fails does not affect the customer: the submission is recorded, the customer gets the ticket, and a
 * replay sends the notification later. Each notification is sent at least once, and rarely twice.
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
   * An email through Amazon SES, with the message, the other fields and the ticket.
   *
   * @param options the sender, the recipients and the text
   */
  public static email(options: EmailNotificationOptions): Notification {
    checkOptions('Notification.email()', options, EMAIL_OPTIONS);
    return new Notification(emailChannel(options));
  }

  /**
   * A message to a topic of Amazon SNS: text for subscribers by email, and JSON for all others. Subscriptions can filter by
   * the message attribute `sentiment`. A FIFO topic is refused at synth. For the format of the JSON, see
   * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/notifications.md
   *
   * @param topic the topic, in the region of the stack; if it is encrypted with a KMS key, the workflow is granted the use of
   *   the key. A topic of another account causes a warning that you have to acknowledge
   */
  public static topic(topic: sns.ITopic): Notification {
    checkKind('topic', topic, TOPIC);
    return new Notification(topicChannel(topic));
  }

  /**
   * An event on a bus of Amazon EventBridge.
   *
   * @param eventBus the bus, in the region of the stack. A bus of another account causes a warning that you have to
   *   acknowledge
   * @param options the source and the detail type of the event
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

  /** The channel, as the attribute `notified` of a record names it: `Email`, `Topic`, `Event Bus` or `Webhook`. */
  public readonly channelType: string;

  private constructor(
    /** @internal */
    public readonly _channel: Channel,
  ) {
    this.channelType = _channel.kind;
  }
}
