/**
 * Version 1 of the SES API, which older workflows still use: the same emails in another format, for the same outbox.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html
 */
import { Json, objectOf } from '../../base/json';

/** The errors of `SendEmail` in its API model; there is no error for what version 2 calls a bad request. */
export const SES_V1_ERRORS: ReadonlySet<string> = new Set([
  'AccountSendingPausedException',
  'ConfigurationSetDoesNotExistException',
  'ConfigurationSetSendingPausedException',
  'MailFromDomainNotVerifiedException',
  'MessageRejected',
]);

/** The input of `SendEmail` in the format of version 2. */
export function asVersion2(args: Json): Json {
  const { Source, Destination, Message, ReplyToAddresses, ConfigurationSetName } = objectOf(args);
  return {
    FromEmailAddress: Source,
    Destination,
    ReplyToAddresses,
    ConfigurationSetName,
    Content: { Simple: Message },
  };
}
