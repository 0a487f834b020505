/**
 * Step Functions as a service like the others, so that functions, tasks and ordered failures use it in the same way.
 */
import { checkedArn, knownStateMachine, typeNotSupported } from './check-request';
import { describeMachine, listMachines, pageOfList } from './machine-answers';
import { type StepFunctions } from './step-functions';
import { validateDefinition } from './validate-definition';
import { type Json, type JsonObject, objectOf, stringOf } from '../../base/json';
import { checkRequest } from '../constraints';
import { type CallContext, refuseOperation, type Service, ServiceError } from '../service';

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
    'InvalidToken',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'StateMachineDeleting',
    'StateMachineDoesNotExist',
    'StateMachineTypeNotSupported',
    'ValidationException',
  ]);
  private readonly answers: ReadonlyMap<string, (input: JsonObject) => Json | Promise<Json>>;

  public constructor(public readonly stepFunctions: StepFunctions) {
    this.answers = answersOf(stepFunctions, Date.now() / 1000);
  }

  public get operations(): readonly string[] {
    return [...this.answers.keys()];
  }

  public async call(operation: string, input: Json, _context: CallContext): Promise<Json> {
    const answer = this.answers.get(operation) ?? refuseOperation(this, operation);
    const request = objectOf(input);
    if (CHECKED.has(operation)) checkRequest('sfn', operation, request);
    return answer(request);
  }
}

/** The others check their parameters themselves. */
const CHECKED = new Set([
  'DescribeExecution',
  'DescribeStateMachine',
  'GetExecutionHistory',
  'ListExecutions',
  'ListStateMachines',
  'StartExecution',
  'StartSyncExecution',
  'StopExecution',
]);

/** @param createdAt the creation time, in seconds since the epoch */
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
    ['ListStateMachines', (input) => listMachines(machines, createdAt, input)],
    [
      'DescribeStateMachine',
      ({ stateMachineArn, includedData }) => {
        const machine = knownStateMachine(stringOf(stateMachineArn), machines);
        return describeMachine(machine, createdAt, includedData !== 'METADATA_ONLY');
      },
    ],
    ['ListExecutions', (input) => listExecutions(input, stepFunctions)],
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
  const executionArn = checkedArn(stringOf(input.executionArn) ?? '', ['execution']);
  throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
}

/**
 * Only executions of STANDARD state machines are listed, which do not run here.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
 */
function listExecutions(input: JsonObject, { machines }: StepFunctions): Json {
  const machine = knownStateMachine(stringOf(input.stateMachineArn), machines);
  if (machine.type === 'EXPRESS') throw typeNotSupported();
  return { executions: [...pageOfList<Json>([], input, `ListExecutions ${machine.arn}`).items] };
}
