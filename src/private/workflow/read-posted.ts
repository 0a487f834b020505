import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { jsonata } from '../states/jsonata';
import { NOT_READABLE, TOO_LARGE, unreadable } from '../states/posted';
import { UNREADABLE, variables } from '../states/variables';

/**
 * A JSONata condition: the input is too large, or no expression can read it. It fails if the engine itself cannot read the
 * input.
 */
export function isUnreadable(): string {
  // The linter of the States Language accepts only conditions on one line.
  return `${unreadable().replace(/\n\s*/g, ' ')} != ''`;
}

/**
 * The catch-all continues here. Input that is too large, or that no expression can read, is rejected. No input can fail an
 * execution: the expression that reads unchecked input is inside a Parallel, because only an outer state can catch an error
 * in a Pass or Choice state, and the states that reject have no expressions.
 *
 * @param next the next state for input that can be read
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
