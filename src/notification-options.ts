import * as events from 'aws-cdk-lib/aws-events';

/** An email to the people who look after the form. */
export interface EmailNotificationOptions {
  /**
   * The sender: `forms@example.com`, or `Forms <forms@example.com>`.
   *
   * The address or its domain must be a verified identity of Amazon SES in the stack's account and region. Anything
   * that is not an email address is refused at synth.
   */
  readonly fromAddress: string;

  /**
   * The recipients: from 1 to 50 addresses, the maximum that Amazon SES accepts in one message.
   *
   * While the account is in the SES sandbox, the recipients must be verified as well.
   *
   * The whole list may be a token, such as the value of a `CommaDelimitedList` parameter. Its addresses are not checked.
   * They must not contain a comma or an apostrophe.
   */
  readonly toAddresses: string[];

  /**
   * The field with the submitter's address, which becomes the reply-to address of the email. It must be a
   * `FormField.email()`. If mail servers might not accept the address, the email is sent without a reply-to address.
   *
   * @default - the form's `FormField.email()`, if it has exactly one
   */
  readonly replyToField?: string;

  /**
   * The subject. It may contain the placeholders `{{ticketId}}`, `{{sentiment}}`, `{{receivedAt}}` and `{{fields.name}}`,
   * with the name of any field. Any other placeholder is refused at synth. Line breaks become spaces.
   *
   * @default '[{{sentiment}}] Form submission {{ticketId}}'
   */
  readonly subject?: string;

  /**
   * The body, as plain text, with the same placeholders as the subject.
   *
   * @default - the ticket, the sentiment, the time, and all fields with their labels
   */
  readonly body?: string;

  /**
   * The SES configuration set for the email. It must exist.
   *
   * @default - the default configuration set of the identity, if it has one
   */
  readonly configurationSetName?: string;
}

/**
 * How an event is put on a bus. For the format of its detail, see
 * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/notifications.md
 */
export interface EventBusNotificationOptions {
  /**
   * The event's source: from 1 to 256 characters. It must not begin with `aws.`.
   *
   * @default 'sentiment-form-backend'
   */
  readonly source?: string;

  /**
   * The event's detail type: from 1 to 128 characters.
   *
   * @default 'Form Submission Needs Attention'
   */
  readonly detailType?: string;
}

/**
 * A request to an HTTPS endpoint. For the format of its body, see
 * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/notifications.md
 */
export interface WebhookNotificationOptions {
  /**
   * The URL to post to. It must begin with `https://` and have no query. Put query parameters in the connection.
   *
   * The endpoint must respond within 2 seconds with a status from 200 to 299. Otherwise the request is retried once, and
   * again later in a replay.
   */
  readonly url: string;

  /**
   * The EventBridge connection with the endpoint's credentials, which are sent with each request. It must be in the account
   * and the region of the stack.
   */
  readonly connection: events.IConnection;
}

/**
 * An email to the person who submitted the form, if the submission has an address.
 *
 * Anybody can type another person's address into a form, so a receipt lets strangers send email to other people from your
 * address. For this reason, its text cannot contain fields of the form, and no receipt is sent for a submission that is
 * held as spam. Use receipts together with `spam`, keep the throttle of the API low, and monitor complaints in SES.
 */
export interface ReceiptOptions {
  /**
   * The sender: `forms@example.com`, or `Forms <forms@example.com>`.
   *
   * The address or its domain must be a verified identity of Amazon SES in the stack's account and region. Anything
   * that is not an email address is refused at synth.
   */
  readonly fromAddress: string;

  /**
   * The field with the submitter's address. It must be a `FormField.email()`. If the address is missing, or if mail servers
   * might not accept it, no receipt is sent.
   *
   * @default - the form's `FormField.email()`; required if the form does not have exactly one
   */
  readonly emailField?: string;

  /**
   * The subject. It may contain the placeholders `{{ticketId}}`, `{{sentiment}}` and `{{receivedAt}}`.
   *
   * @default 'We have received your message ({{ticketId}})'
   */
  readonly subject?: string;

  /**
   * The body, as plain text, with the same placeholders as the subject.
   *
   * @default - thanks, the ticket, and what to do if somebody else entered the address
   */
  readonly body?: string;

  /**
   * The SES configuration set for the receipt. It must exist.
   *
   * @default - the default configuration set of the identity, if it has one
   */
  readonly configurationSetName?: string;
}
