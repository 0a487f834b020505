import { type Execution } from './execution-log';

/** An execution that has not ended: its history is that far. */
export type RunningExecution = Pick<
  Execution,
  'executionArn' | 'stateMachineArn' | 'stateMachineName' | 'name' | 'startDate' | 'input' | 'path' | 'history'
>;
