/** Systems Manager Parameter Store: the parameters of the templates, each in its first version. */
import { type ParameterDescription } from './description';
import { selectorOf, withoutSelector } from './selector';
import { type Json, type JsonObject, objectOf, stringOf, stringsOf } from '../../base/json';
import { checkRequest } from '../constraints';
import { type CallContext, refuseOperation, type Service, ServiceError } from '../service';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
const MAX_NAMES = 10;

/** What CloudFormation creates is not changed here. */
const VERSION = 1;

export class Ssm implements Service {
  public readonly name = 'ssm';
  public readonly operations = ['GetParameter', 'GetParameters'];
  public readonly modelledErrors = new Set([
    'InternalServerError',
    'InvalidKeyId',
    'ParameterNotFound',
    'ParameterVersionNotFound',
  ]);

  /** @param madeAt the time of the last change, in milliseconds since the epoch */
  public constructor(
    private readonly parameters: readonly ParameterDescription[],
    private readonly madeAt: number,
  ) {}

  public async call(operation: string, input: Json, _context: CallContext): Promise<Json> {
    const request = objectOf(input);
    if (!this.operations.includes(operation)) return refuseOperation(this, operation);
    checkRequest('ssm', operation, request);
    return operation === 'GetParameter' ? this.one(stringOf(request.Name) ?? '') : this.several(namesIn(request));
  }

  private one(nameOrArn: string): Json {
    const description = this.find(nameOrArn);
    // AWS returns only the name of the error.
    if (description === undefined) throw new ServiceError('ParameterNotFound', '');
    if (isFirstVersion(nameOrArn)) return { Parameter: this.answer(description, nameOrArn) };
    throw new ServiceError('ParameterVersionNotFound', unknownSelector(selectorOf(nameOrArn).slice(1), description));
  }

  /** Missing parameters are listed, and are not an error. */
  private several(names: readonly string[]): Json {
    const found = names.flatMap((name) => {
      const description = isFirstVersion(name) ? this.find(name) : undefined;
      return description === undefined ? [] : [{ name, answer: this.answer(description, name) }];
    });
    const invalid = names.filter((name) => !found.some((one) => one.name === name));
    return { Parameters: found.map(({ answer }) => answer), InvalidParameters: invalid };
  }

  private find(nameOrArn: string): ParameterDescription | undefined {
    const wanted = withoutSelector(nameOrArn);
    return this.parameters.find(({ name, arn }) => name === wanted || arn === wanted);
  }

  private answer({ name, arn, type, value }: ParameterDescription, given: string): JsonObject {
    const selector = selectorOf(given);
    return {
      Name: name,
      Type: type,
      Value: value,
      Version: VERSION,
      ...(selector !== '' && { Selector: selector }),
      LastModifiedDate: this.madeAt / 1000,
      ARN: arn,
      DataType: 'text',
    };
  }
}

/** A selector that is not a number is a label. */
function unknownSelector(selector: string, { name }: ParameterDescription): string {
  return /^\d+$/.test(selector)
    ? `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`
    : `Systems Manager could not find label ${selector} for parameter ${name}. Verify the label and try again.`;
}

/** CloudFormation creates no labels. */
function isFirstVersion(nameOrArn: string): boolean {
  return ['', `:${VERSION}`].includes(selectorOf(nameOrArn));
}

function namesIn({ Names: names }: JsonObject): string[] {
  const given = stringsOf(names);
  if (given.length >= 1 && given.length <= MAX_NAMES) return given;
  const bound = given.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_NAMES}`;
  throw new ServiceError(
    'ValidationException',
    `1 validation error detected: Value '[${given.join(', ')}]' at 'names' failed to satisfy constraint: Member must have length ${bound}`,
  );
}
