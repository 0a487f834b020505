import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeNoDeadLetters } from './acknowledgments';
import { commonFunctionProps } from './common-function-props';
import { grantStartSyncExecution } from './encrypted-definition';
import { RedirectRules } from '../../handlers/responder/redirect';
import { ResponderFunction } from '../../handlers/responder-function';

/** The workflow of a responder, and the allowed redirects. */
export interface ResponderFunctionProps extends RedirectRules {
  readonly stateMachine: sfn.IStateMachine;
  /** The time limit of the function. */
  readonly timeout: Duration;
  readonly encryptionKey?: kms.IKey;
}

/** The function that runs the workflow for a form, and responds like a typical web API. */
export function responderFunction(scope: Construct, props: ResponderFunctionProps): lambda.Function {
  const purpose = 'Lets the responder start one Express workflow and wait for its result';
  const common = commonFunctionProps(scope, 'Responder', purpose, props.encryptionKey);
  grantStartSyncExecution(props.stateMachine, common.role);
  const fn = new ResponderFunction(scope, 'Responder', {
    ...common,
    description: 'Runs the workflow for posts of a form, and responds like a web API',
    // It mostly waits. More memory makes the cold start shorter.
    memorySize: 256,
    timeout: wholeSeconds(props.timeout),
    environment: {
      STATE_MACHINE_ARN: props.stateMachine.stateMachineArn,
      REDIRECT_FIELD: props.redirectField,
      ALLOWED_REDIRECTS: JSON.stringify(props.allowedRedirects),
    },
  });
  acknowledgeNoDeadLetters(fn);
  return fn;
}

/** Lambda does not accept fractions of a second. */
function wholeSeconds(duration: Duration): Duration {
  return duration.isUnresolved() ? duration : Duration.seconds(Math.ceil(duration.toSeconds({ integral: false })));
}
