/** An identity of SES, verified as all addresses are here. */
export interface EmailIdentityDescription {
  /** The address, or the domain. */
  readonly name: string;
  /** The configuration set of emails from it that name none. @default none */
  readonly configurationSet?: string;
}
