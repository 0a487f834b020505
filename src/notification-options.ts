import * as events from 'aws-cdk-lib/aws-events';

/** An email to the people who look after the form. */
export interface EmailNotificationOptions {
  /**
   * Whom the email comes from: `forms@example.com`, or `Forms <forms@example.com>`.
   *
   * The address or its domain must be a verified identity of Amazon SES in the stack's account and region. Anything
   * that is not an email address is refused at synth.
   */
  readonly fromAddress: string;

  /**
   * Whom the email goes to: from 1 to 50 addresses, which is the most that Amazon SES takes in one message.
   *
   * While the account is in the SES sandbox, they must be verified as well.
   *
   * The whole list may be a token, such as the value of a `CommaDelimitedList` parameter. Its addresses are not checked, and must
   * have no comma and no apostrophe.
   */
  readonly toAddresses: string[];

  /**
   * The field with the submitter's address, to which an answer to the email goes. It must be a `FormField.email()`. Where
   * the address is not one that any mail server takes, the email goes out without.
   *
   * @default - the form's `FormField.email()`, if it has exactly one
   */
  readonly replyToField?: string;

  /**
   * The subject. It may have `{{ticketId}}`, `{{sentiment}}`, `{{receivedAt}}` and `{{fields.name}}` in it, with the name of
   * any field; anything else between such braces is refused at synth. Line breaks become spaces.
   *
   * @default '[{{sentiment}}] Form submission {{ticketId}}'
   */
  readonly subject?: string;

  /**
   * The body, as plain text, with the same placeholders as the subject.
   *
   * @default - reference number, sentiment, time, and all fields under their labels
   */
  readonly body?: string;

  /**
   * The SES configuration set that the email is sent with. It must exist.
   *
   * @default - the identity's own, if it has one
   */
  readonly configurationSetName?: string;
}

/**
 * How an event is put on a bus. Its detail is described in
 * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/notifications.md
 */
export interface EventBusNotificationOptions {
  /**
   * The event's source: from 1 to 256 characters, and not beginning with `aws.`.
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
 * A request to an HTTPS endpoint. Its body is described in
 * https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/notifications.md
 */
export interface WebhookNotificationOptions {
  /**
   * The address that is posted to. It must begin with `https://`, and have no query: parameters of a query are the
   * connection's.
   *
   * The endpoint has 2 seconds to answer with a status of 200 to 299; anything else is tried once more, and later again.
   */
  readonly url: string;

  /** The EventBridge connection that has the endpoint's credentials. They are sent with each request. */
  readonly connection: events.IConnection;
}

/**
 * An email to whoever submitted the form, if an address was given.
 *
 * Anybody can type anybody's address into a form: a receipt is a way to send mail to strangers from yours. So its text may
 * not have any of the form's fields, and none goes out for what is held as spam. Use it with `spam`, keep the throttle of
 * the API low, and watch the complaints in SES.
 */
export interface ReceiptOptions {
  /**
   * Whom the receipt comes from: `forms@example.com`, or `Forms <forms@example.com>`. It must be a verified identity of
   * Amazon SES. Anything that is not an email address is refused at synth.
   */
  readonly fromAddress: string;

  /**
   * The field with the submitter's address. It must be a `FormField.email()`. Without an address, and with one that no mail
   * server would take, there is no receipt.
   *
   * @default - the form's `FormField.email()`; without exactly one, it has to be named
   */
  readonly emailField?: string;

  /**
   * The subject. It may have `{{ticketId}}`, `{{sentiment}}` and `{{receivedAt}}` in it.
   *
   * @default 'We have received your message ({{ticketId}})'
   */
  readonly subject?: string;

  /**
   * The body, as plain text, with the same placeholders as the subject.
   *
   * @default - thanks, the reference number, and what to do if somebody else gave the address
   */
  readonly body?: string;

  /**
   * The SES configuration set that the receipt is sent with. It must exist.
   *
   * @default - the identity's own, if it has one
   */
  readonly configurationSetName?: string;
}
