import { TEXTS } from './common';
import type {
  EmailNotificationOptions,
  EventBusNotificationOptions,
  ReceiptOptions,
  WebhookNotificationOptions,
} from '../../../../notification-options';
import { Shape } from '../check-options';
import { required, TEXT, withMember } from '../kinds';

export const EVENT_BUS = withMember('an event bus', 'eventBusArn');

const SENDER = { fromAddress: required(TEXT), configurationSetName: TEXT, subject: TEXT, body: TEXT } as const;

export const EMAIL_OPTIONS: Shape<EmailNotificationOptions> = {
  ...SENDER,
  toAddresses: required(TEXTS),
  replyToField: TEXT,
};
export const EVENT_BUS_OPTIONS: Shape<EventBusNotificationOptions> = { source: TEXT, detailType: TEXT };
export const WEBHOOK_OPTIONS: Shape<WebhookNotificationOptions> = {
  url: required(TEXT),
  connection: required(withMember('an EventBridge connection', 'connectionArn')),
};
export const RECEIPT_OPTIONS: Shape<ReceiptOptions> = { ...SENDER, emailField: TEXT };
