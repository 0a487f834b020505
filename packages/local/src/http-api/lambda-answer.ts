import { type IntegrationAnswer } from './gateway-answer';
import { isObject, type Json, listOf } from '../base/json';

/**
 * The meaning of a function's result in payload format 2.0: with a `statusCode` it is a response, without one it is the
 * body of a 200.
 */
export function answerOfFunction(result: Json): IntegrationAnswer {
  if (!isObject(result) || result.statusCode === undefined) {
    return { status: 200, contentType: 'application/json', body: typeof result === 'string' ? result : toText(result) };
  }
  const body = result.body === undefined ? '' : typeof result.body === 'string' ? result.body : toText(result.body);
  return {
    status: Number(result.statusCode),
    contentType: 'text/plain;charset=UTF-8',
    headers: headersOf(result.headers),
    cookies: listOf(result.cookies).map(String),
    body: result.isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  };
}

function headersOf(headers: Json | undefined): Record<string, string> {
  if (!isObject(headers)) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function toText(value: Json): string {
  return JSON.stringify(value);
}
