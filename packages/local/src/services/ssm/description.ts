/** A parameter of Parameter Store. A `SecureString` cannot be made by CloudFormation, so there is none here. */
export interface ParameterDescription {
  readonly name: string;
  readonly arn: string;
  readonly type: 'String' | 'StringList';
  /** The entries of a `StringList` with commas between them. */
  readonly value: string;
}
