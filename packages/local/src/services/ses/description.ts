/** An SES identity; all identities count as verified here. */
export interface EmailIdentityDescription {
  /** The address or the domain. */
  readonly name: string;
  /**
   * The configuration set of its emails that name none.
   * @default none
   */
  readonly configurationSet?: string;
}
