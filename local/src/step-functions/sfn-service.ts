/** Step Functions as a service like the others, so that functions, tasks and ordered failures reach it the same way. */
import { knownStateMachine } from './check-request';
import { describeMachine, listMachines } from './machine-answers';
import { type StepFunctions } from './step-functions';
import { validateDefinition } from './validate-definition';
import { type Json, type JsonObject } from '../asl/contract';
import { type CallContext, type Service, ServiceError } from '../services';
import { objectOf, stringOf } from '../services/input';
import { refuseOperation } from '../services/service';

export class SfnService implements Service {
  public readonly name = 'sfn';
  public readonly modelledErrors = new Set([
    'ExecutionAlreadyExists',
    'ExecutionDoesNotExist',
    'ExecutionLimitExceeded',
    'InvalidArn',
    'InvalidDefinition',
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
  private readonly answers: ReadonlyMap<string, (input: JsonObject) => Json | Promise<Json>>;

  public constructor(stepFunctions: StepFunctions) {
    this.answers = answersOf(stepFunctions, Date.now() / 1000);
  }

  public get operations(): readonly string[] {
    return [...this.answers.keys()];
  }

  public async call(operation: string, input: Json, _context: CallContext): Promise<Json> {
    const answer = this.answers.get(operation) ?? refuseOperation(this, operation);
    return answer(objectOf(input));
  }
}

/** @param createdAt what is said to be the time of creation, in seconds since the epoch */
function answersOf(
  stepFunctions: StepFunctions,
  createdAt: number,
): ReadonlyMap<string, (input: JsonObject) => Json | Promise<Json>> {
  const { machines } = stepFunctions;
  return new Map<string, (input: JsonObject) => Json | Promise<Json>>([
    ['StartSyncExecution', (input) => stepFunctions.startSyncExecution(parametersOf(input))],
    [
      'StartExecution',
      (input) => {
        const { executionArn, startDate } = stepFunctions.startExecution(parametersOf(input));
        return { executionArn, startDate: startDate / 1000 };
      },
    ],
    ['ListStateMachines', () => listMachines(machines, createdAt)],
    [
      'DescribeStateMachine',
      ({ stateMachineArn }) => describeMachine(knownStateMachine(stringOf(stateMachineArn), machines), createdAt),
    ],
    ['ListExecutions', ({ stateMachineArn }) => notListed(stringOf(stateMachineArn), stepFunctions)],
    ['ValidateStateMachineDefinition', (input) => validateDefinition(input)],
    ['TestState', (input) => stepFunctions.testState(input)],
    ...NOT_FOR_EXPRESS.map((operation): [string, (input: JsonObject) => never] => [operation, notForExpress]),
  ]);
}

function parametersOf(input: JsonObject) {
  return {
    stateMachineArn: stringOf(input.stateMachineArn),
    input: stringOf(input.input),
    name: stringOf(input.name),
    traceHeader: stringOf(input.traceHeader),
  };
}

/** Express executions are not kept by Step Functions: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
const NOT_FOR_EXPRESS = ['DescribeExecution', 'GetExecutionHistory', 'StopExecution'];

function notForExpress(input: JsonObject): never {
  const executionArn = stringOf(input.executionArn) ?? '';
  const message = /:express:/.test(executionArn)
    ? `Invalid Arn: 'Resource type not valid in this context: express'`
    : `Invalid Arn: '${executionArn}'`;
  throw new ServiceError('InvalidArn', message);
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
function notListed(stateMachineArn: string | undefined, { machines }: StepFunctions): Json {
  if (knownStateMachine(stateMachineArn, machines).type !== 'EXPRESS') return { executions: [] };
  const message = 'This operation is not supported by this type of state machine';
  throw new ServiceError('StateMachineTypeNotSupported', message);
}
