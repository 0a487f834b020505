import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { SpamVerifierOptions } from '../../spam-options';
import { checkFunctionEnvironment, invoke } from '../states/invoke';
import { firstOf, jsonata, member, wellFormed } from '../states/jsonata';
import { IS_REPLAY } from '../states/replays';
import { ServiceTask } from '../states/service-task';
import { VERIFIER_TIMEOUT } from '../states/state-policies';
import { SUBMISSION, variables } from '../states/variables';

/**
 * Invokes the verifier for a submission that no other rule holds. It comes before recording, because the record shows
 * whether the submission is held. There is no retry, and if the verifier fails, the submission is not held.
 *
 * It is not invoked in a replay. A submission that was parked after the check was verified before. One that was parked
 * unchecked may not have been, but its token may be used or expired, and a person would be mistaken for a robot.
 */
export function verify(scope: Construct, verifier: SpamVerifierOptions, next: sfn.IChainable): sfn.Choice {
  checkFunctionEnvironment(scope, verifier.handler, 'the function of spam.verifier');
  const token = member('$states.context.Execution.Input', verifier.tokenField);
  const ask = new ServiceTask(scope, 'Verify Submission', {
    ...invoke(verifier.handler, {
      token: jsonata(`$type(${token}) = 'string' ? ${wellFormed(firstOf(token, 4096))} : null`),
      submissionId: jsonata(SUBMISSION.id),
    }),
    timeout: VERIFIER_TIMEOUT,
    assign: variables({
      submission: jsonata(
        `$states.result.Payload.isHuman = false ? $merge([${SUBMISSION.whole}, {'heldFor': 'VERIFIER'}]) : ${SUBMISSION.whole}`,
      ),
    }),
    outputs: {},
  }).addCatch(next, { outputs: {} });
  ask.next(next);
  return sfn.Choice.jsonata(scope, 'Is Verification Needed?')
    .when(sfn.Condition.jsonata(jsonata(`${IS_REPLAY} or $exists(${SUBMISSION.heldFor})`)), next)
    .otherwise(ask);
}
