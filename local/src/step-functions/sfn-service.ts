/** Step Functions as a service like the others, so that functions, tasks and ordered failures reach it the same way. */
import { AwsError } from './aws-error';
import { type StepFunctions } from './step-functions';
import { type Json, type JsonObject } from '../asl/contract';
import { type CallContext, type Service, ServiceError } from '../services';
import { objectOf, stringOf } from '../services/input';

export class SfnService implements Service {
  public readonly name = 'sfn';
  public readonly operations = ['StartSyncExecution', 'StartExecution', 'DescribeExecution'];
  public readonly modelledErrors = new Set([
    'ExecutionAlreadyExists',
    'ExecutionDoesNotExist',
    'ExecutionLimitExceeded',
    'InvalidArn',
    'InvalidExecutionInput',
    'InvalidName',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'StateMachineDeleting',
    'StateMachineDoesNotExist',
    'StateMachineTypeNotSupported',
    'ValidationException',
  ]);

  public constructor(private readonly stepFunctions: StepFunctions) {}

  public async call(operation: string, input: Json, _context: CallContext): Promise<Json> {
    try {
      return await this.answer(operation, objectOf(input));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new ServiceError(error.type.slice(error.type.indexOf('#') + 1), error.message, error.status);
    }
  }

  private async answer(operation: string, input: JsonObject): Promise<JsonObject> {
    if (operation === 'DescribeExecution') throw notDescribable(stringOf(input.executionArn) ?? '');
    const parameters = {
      stateMachineArn: stringOf(input.stateMachineArn),
      input: stringOf(input.input),
      name: stringOf(input.name),
      traceHeader: stringOf(input.traceHeader),
    };
    if (operation === 'StartSyncExecution') return this.stepFunctions.startSyncExecution(parameters);
    const { executionArn, startDate } = this.stepFunctions.startExecution(parameters);
    return { executionArn, startDate: startDate / 1000 };
  }
}

/** Express executions are not kept by Step Functions: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
function notDescribable(executionArn: string): ServiceError {
  const message = /:express:/.test(executionArn)
    ? `Invalid Arn: 'Resource type not valid in this context: express'`
    : `Invalid Arn: '${executionArn}'`;
  return new ServiceError('InvalidArn', message);
}
