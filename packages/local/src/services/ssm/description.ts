/** A parameter of Parameter Store. CloudFormation cannot create a `SecureString`, so there is none here. */
export interface ParameterDescription {
  readonly name: string;
  readonly arn: string;
  readonly type: 'String' | 'StringList';
  /** The items of a `StringList`, separated by commas. */
  readonly value: string;
}
