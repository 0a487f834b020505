/**
 * Checks the claims of a JSON web token as API Gateway does: issuer, audience, times, scopes. The signature is not
 * checked, because the issuer's keys are not available here. A line at each start says so.
 */
import { type JwtAuthorizer } from './description';
import { type Verdict } from './verdict';
import { isObject, type Json, type JsonObject, parsedJson } from '../../base/json';
import { GATEWAY_ANSWERS } from '../gateway-answer';

/** The expected claims of a token. */
export interface TokenCheck {
  readonly authorizer: JwtAuthorizer;
  readonly scopes: readonly string[];
  /** In milliseconds. */
  readonly now: number;
}

/** @param value the token, with or without a leading `Bearer` */
export function checkToken(value: string, { authorizer, scopes, now }: TokenCheck): Verdict {
  const claims = claimsOf(value.replace(/^Bearer\s+/i, ''));
  const fault = claims === undefined ? 'the token cannot be read' : faultOf(claims, authorizer, now / 1000);
  if (claims === undefined || fault !== undefined) return refuse('unauthorized', 'invalid_token', String(fault));
  const granted = scopesOf(claims);
  const matching = scopes.filter((scope) => granted.includes(scope));
  if (scopes.length > 0 && matching.length === 0) {
    return refuse('forbidden', 'insufficient_scope', `one of these scopes is needed: ${scopes.join(' ')}`);
  }
  return { allowed: true, context: { jwt: { claims: texts(claims), scopes: matching.length > 0 ? matching : null } } };
}

function claimsOf(token: string): JsonObject | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  const claims = parsedJson(Buffer.from(parts[1], 'base64url').toString('utf8'));
  return isObject(claims) ? claims : undefined;
}

// The order of "Control access to HTTP APIs with JWT authorizers" in the API Gateway developer guide.
function faultOf(claims: JsonObject, { issuer, audience }: JwtAuthorizer, now: number): string | undefined {
  if (claims.iss !== issuer) return `its issuer must be ${issuer}`;
  const audiences = [claims.aud ?? claims.client_id ?? []].flat();
  if (!audiences.some((name) => audience.includes(String(name)))) {
    return `its audience must be one of: ${audience.join(', ')}`;
  }
  if (typeof claims.exp !== 'number' || claims.exp <= now) return 'it has expired';
  if (typeof claims.nbf === 'number' && claims.nbf > now) return 'it is not valid yet';
  if (typeof claims.iat === 'number' && claims.iat > now) return 'it was issued in the future';
  return undefined;
}

function scopesOf({ scope, scp }: JsonObject): string[] {
  return [scope ?? scp ?? []].flat().flatMap((text) => String(text).split(' '));
}

// A function gets every claim as text, with lists in brackets.
function texts(claims: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(' ')}]`;
  return isObject(value) ? JSON.stringify(value) : String(value);
}

// The header is that of RFC 6750, section 3.
function refuse(answer: 'unauthorized' | 'forbidden', error: string, description: string): Verdict {
  const challenge = `Bearer error="${error}" error_description="${description.replace(/["\\]/g, '')}"`;
  return { allowed: false, answer: { ...GATEWAY_ANSWERS[answer], headers: { 'www-authenticate': challenge } } };
}
