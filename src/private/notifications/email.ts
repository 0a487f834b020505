import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Channel, ChannelTask } from './channel';
import { plainText, SUBJECT } from './contents';
import { subjectTemplate, template } from './template';
import type { EmailNotificationOptions, ReceiptOptions } from '../../notification-options';
import type { DeclaredField } from '../form/declared-field';
import { DeclaredForm, fieldsOfKind, findField, nextStep } from '../form/declared-form';
import { acknowledgeAnyOfSes } from '../resources/acknowledgments';
import { isWholly, jsonata, member } from '../states/jsonata';
import { SUBMISSION } from '../states/variables';
import { bareEmailAddress, validateEmailAddress, writtenAddress } from '../validation/email-address';
import { validateCount, validateText } from '../validation/validate';

/** An email to the people responsible for the form. */
export function emailChannel(options: EmailNotificationOptions): Channel {
  const { fromAddress, toAddresses, configurationSetName, replyToField, subject = SUBJECT, body } = options;
  validateSender(fromAddress, configurationSetName);
  const isKnown = !Token.isUnresolved(toAddresses);
  if (isKnown) {
    validateCount('toAddresses', toAddresses, 1, 50);
    toAddresses.forEach((address) => validateEmailAddress('toAddresses', address));
  }
  return {
    kind: 'Email',
    bind: (scope, form) => {
      const replyTo = submitterField('replyToField', form, replyToField);
      return sendEmail(scope, {
        fromAddress,
        configurationSetName,
        to: isKnown ? toAddresses.map(writtenAddress) : splitWhenRun(toAddresses),
        // If SES refused the reply-to address, the notification would not be sent.
        replyTo: replyTo && jsonata(`${isSendable(replyTo)} ? [${member(SUBMISSION.fields, replyTo.name)}] : []`),
        subject: subjectTemplate('subject', subject, form.fields),
        body: body === undefined ? plainText(form) : template('body', body, form.fields),
      });
    },
  };
}

/** An email to the person who submitted the form. */
export function receiptChannel(options: ReceiptOptions): Channel {
  const { fromAddress, configurationSetName, emailField, subject = RECEIPT_SUBJECT, body = RECEIPT_BODY } = options;
  validateSender(fromAddress, configurationSetName);
  return {
    kind: 'Receipt',
    bind: (scope, form) => {
      const to = submitterField('receipt.emailField', form, emailField);
      if (to === undefined) {
        const addresses = fieldsOfKind(form.fields, ['email']);
        const got = addresses.map(({ name }) => `'${name}'`).join(' and ') || 'none';
        throw new Error(
          `receipt.emailField must be set if the form does not have exactly one FormField.email(), got: ${got}. ` +
            nextStep('receipt.emailField', addresses, ['email']),
        );
      }
      return {
        ...sendEmail(scope, {
          fromAddress,
          configurationSetName,
          to: [jsonata(member(SUBMISSION.fields, to.name))],
          // No fields: nobody must be able to send their own text to other people from this address.
          subject: subjectTemplate('receipt.subject', subject, []),
          body: template('receipt.body', body, []),
        }),
        isNobody: `$not(${isSendable(to)})`,
      };
    },
  };
}

const RECEIPT_SUBJECT = 'We have received your message ({{ticketId}})';
const RECEIPT_BODY = [
  'Thank you for writing to us.',
  '',
  'Your reference number is {{ticketId}}. Please keep it: with it we find your message at once.',
  '',
  'If you did not write to us, somebody has given your address by mistake, and you need not do anything.',
].join('\n');

/**
 * Letters, digits and the few other characters that every mail server accepts, within the lengths of RFC 5321 and RFC 1035.
 * An address outside this set does not cause a failure.
 */
const SENDABLE = {
  localPart: '[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*',
  longestLocalPart: 64,
  domain: '([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]',
} as const;

interface Email {
  readonly fromAddress: string;
  readonly configurationSetName?: string;
  /** Addresses, or an expression for all of them. */
  readonly to: string[] | string;
  readonly replyTo?: string;
  /** JSONata expressions. */
  readonly subject: string;
  readonly body: string;
}

function sendEmail(scope: Construct, email: Email): ChannelTask {
  const text = (expression: string) => ({ Data: jsonata(expression), Charset: 'UTF-8' });
  return {
    integration: 'states:::aws-sdk:sesv2:sendEmail',
    arguments: {
      FromEmailAddress: writtenAddress(email.fromAddress),
      Destination: { ToAddresses: email.to },
      ReplyToAddresses: email.replyTo,
      Content: { Simple: { Subject: text(email.subject), Body: { Text: text(email.body) } } },
      ConfigurationSetName: email.configurationSetName,
    },
    grants: [sendFrom(scope, email)],
  };
}

/**
 * SES authorizes every verified identity in the message, including recipients, hence `identity/*`. It also authorizes the
 * configuration set. If the request has none, this is the default set of the sender's identity, whose name is not known
 * here. The condition prevents the role from sending as anybody else.
 */
function sendFrom(scope: Construct, { fromAddress, configurationSetName = '*' }: Email): iam.PolicyStatement {
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
  acknowledgeAnyOfSes(scope, 'identity');
  if (configurationSetName === '*') acknowledgeAnyOfSes(scope, 'configuration-set');
  return new iam.PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [arn('identity', '*'), arn('configuration-set', configurationSetName)],
    conditions: { StringEquals: { 'ses:FromAddress': bareEmailAddress(fromAddress) } },
  });
}

/** CDK would need a custom resource for a list that is a token, because a definition accepts only strings. */
function splitWhenRun(addresses: string[]): string {
  return jsonata(`[$split('${Fn.join(',', addresses)}', ',')]`);
}

/** The field with the submitter's address: the given one, or the only email field of the form. */
function submitterField(prop: string, { fields }: DeclaredForm, name?: string): DeclaredField | undefined {
  if (name === undefined) {
    const addresses = fieldsOfKind(fields, ['email']);
    return addresses.length === 1 ? addresses[0] : undefined;
  }
  return findField(prop, fields, name, ['email']);
}

function isSendable({ name }: DeclaredField): string {
  const address = member(SUBMISSION.fields, name);
  const { localPart, longestLocalPart, domain } = SENDABLE;
  const isShort = `$length($substringBefore(${address}, '@')) <= ${longestLocalPart}`;
  return `($exists(${address}) ? ${isWholly(address, `${localPart}@${domain}`)} and ${isShort} : false)`;
}

function validateSender(fromAddress: string, configurationSetName?: string): void {
  validateEmailAddress('fromAddress', fromAddress);
  if (configurationSetName !== undefined && !Token.isUnresolved(configurationSetName)) {
    validateText('configurationSetName', configurationSetName, 64);
    if (!/^[A-Za-z0-9_-]+$/.test(configurationSetName)) {
      throw new Error(
        `configurationSetName must have only letters, digits, '_' and '-', got: '${configurationSetName}'`,
      );
    }
  }
}
