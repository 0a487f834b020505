import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/** Refuses a STANDARD state machine, which StartSyncExecution does not support. The type of an imported one is not known. */
export function validateExpress(stateMachine: sfn.IStateMachine): void {
  if (stateMachine instanceof sfn.StateMachine && stateMachine.stateMachineType !== sfn.StateMachineType.EXPRESS) {
    throw new Error(
      `stateMachine must be an EXPRESS state machine, because a STANDARD one cannot be started synchronously, ` +
        `got: ${stateMachine.stateMachineType} (${stateMachine.node.path}). Set stateMachineType: StateMachineType.EXPRESS`,
    );
  }
}
