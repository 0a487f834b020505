import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { jsonata } from '../states/jsonata';
import { NOT_READABLE, TOO_LARGE, unreadable } from '../states/posted';
import { UNREADABLE, variables } from '../states/variables';

/** A JSONata condition: what was posted is too large, or nothing can read it. It fails where the engine cannot read it either. */
export function isUnreadable(): string {
  // The linter of the States Language takes a condition of one line only.
  return `${unreadable().replace(/\n\s*/g, ' ')} != ''`;
}

/** Fails, for `rejectUnreadable` to find out why: the catch-all goes on there. */
export function notReadable(scope: Construct): sfn.Fail {
  return new sfn.Fail(scope, 'Submission Not Readable', {
    error: 'SubmissionNotReadable',
    cause: 'The submission is too large, or no expression can read it. It is rejected.',
  });
}

/**
 * Where the catch-all goes on: what is too large, or what no expression can read, is rejected here. Nothing that a client posts can
 * fail an execution: the expression that reads it unseen stands in a Parallel, because an error in a Pass or Choice state can be caught
 * nowhere but outside, and the states that reject have no expression.
 *
 * @param next where it goes on with what can be read
 */
export function rejectUnreadable(scope: Construct, next: sfn.IChainable): sfn.Parallel {
  const unread = reject(scope, 'Reject as Not Readable', NOT_READABLE);
  const isReadable = sfn.Choice.jsonata(scope, 'Is Submission Readable?')
    .when(is(TOO_LARGE.code), reject(scope, 'Reject as Too Large', TOO_LARGE))
    .when(is(NOT_READABLE.code), unread)
    .otherwise(next);
  const check = sfn.Parallel.jsonata(scope, 'Check Size', {
    arguments: {},
    assign: variables({ unreadable: jsonata('$states.result[0]') }),
    outputs: {},
  })
    .branch(sfn.Pass.jsonata(scope, 'Measure Submission', { outputs: jsonata(unreadable()) }))
    .addCatch(unread, { outputs: {} });
  check.next(isReadable);
  return check;
}

function is(code: string): sfn.Condition {
  return sfn.Condition.jsonata(jsonata(`${UNREADABLE} = '${code}'`));
}

function reject(scope: Construct, id: string, error: typeof TOO_LARGE): sfn.Pass {
  return sfn.Pass.jsonata(scope, id, { outputs: { outcome: 'REJECTED', errors: [error] } });
}
