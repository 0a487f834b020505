/** Lambda's REST protocol. */
import { type Json, member } from '../../base/json';
import { respond, type RestOperation, type RestWire } from '../wire';

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const INVOKE: RestOperation = {
  method: 'POST',
  path: /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/,
  input: ({ parameters: [functionName], query, headers, body }) =>
    given({
      FunctionName: functionName,
      Qualifier: query.get('Qualifier'),
      InvocationType: headers.get('x-amz-invocation-type'),
      LogType: headers.get('x-amz-log-type'),
      Payload: body.length === 0 ? null : body.toString(),
    }),
  answer: (answer) => {
    const status = Number(member(answer, 'StatusCode'));
    // A 204 has no body, not even an empty one.
    const payload = status === 204 ? null : text(member(answer, 'Payload'));
    return respond(status, 'application/json', payload, {
      ...header('x-amz-executed-version', member(answer, 'ExecutedVersion')),
      ...header('x-amz-function-error', member(answer, 'FunctionError')),
      ...header('x-amz-log-result', member(answer, 'LogResult')),
    });
  },
};

export const lambdaWire: RestWire = { protocol: 'rest', signedFor: 'lambda', operations: { Invoke: INVOKE } };

function given(members: Record<string, string | null>): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function header(name: string, value: Json | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: text(value) };
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
