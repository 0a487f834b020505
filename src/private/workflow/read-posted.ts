import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { jsonata } from '../states/jsonata';
import { NOT_READABLE, TOO_LARGE, unreadable } from '../states/posted';
import { UNREADABLE, variables } from '../states/variables';

/**
 * Comes before anything else: what is too large, or what no expression can read, is rejected here by states without an
 * expression. Nothing that a client posts can fail an execution: the one expression that reads it unseen stands in a Parallel,
 * because an error in a Pass or Choice state can be caught nowhere but outside.
 *
 * @param next where it goes on with what can be read
 */
export function readPosted(scope: Construct, next: sfn.IChainable): sfn.Chain {
  const notReadable = reject(scope, 'Reject as Not Readable', NOT_READABLE);
  const isReadable = sfn.Choice.jsonata(scope, 'Is Submission Readable?')
    .when(is(TOO_LARGE.code), reject(scope, 'Reject as Too Large', TOO_LARGE))
    .when(is(NOT_READABLE.code), notReadable)
    .otherwise(next);
  return sfn.Parallel.jsonata(scope, 'Check Size', {
    arguments: {},
    assign: variables({ unreadable: jsonata('$states.result[0]') }),
    outputs: {},
  })
    .branch(sfn.Pass.jsonata(scope, 'Measure Submission', { outputs: jsonata(unreadable()) }))
    .addCatch(notReadable, { outputs: {} })
    .next(isReadable);
}

function is(code: string): sfn.Condition {
  return sfn.Condition.jsonata(jsonata(`${UNREADABLE} = '${code}'`));
}

function reject(scope: Construct, id: string, error: typeof TOO_LARGE): sfn.Pass {
  return sfn.Pass.jsonata(scope, id, { outputs: { outcome: 'REJECTED', errors: [error] } });
}
