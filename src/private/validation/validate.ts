import { Duration, Token } from 'aws-cdk-lib';

/**
 * Checks of given values at synth. By default they accept tokens, whose values are not known yet. Messages end with the
 * refused value.
 */

/** Refuses a list that is too short or too long. */
export function validateCount(prop: string, items: readonly unknown[], minimum: number, maximum: number): void {
  if (items.length < minimum || items.length > maximum) {
    throw new Error(`${prop} must have from ${minimum} to ${maximum} entries, got: ${items.length}`);
  }
}

/** Refuses a token: a value that becomes part of an expression must be known at synth. */
export function validateKnown(prop: string, value: string | number | Duration): void {
  if (value instanceof Duration ? value.isUnresolved() : Token.isUnresolved(value)) {
    throw new Error(
      `${prop} must be known at synth, because it becomes part of the workflow, got: a token, which is known only at ` +
        'deployment. Give the value itself',
    );
  }
}

/** Refuses a number outside a range, or one that is not whole. */
export function validateInteger(prop: string, value: number, minimum: number, maximum: number): void {
  if (Token.isUnresolved(value) || (Number.isInteger(value) && value >= minimum && value <= maximum)) return;
  throw new Error(`${prop} must be a whole number from ${minimum} to ${maximum}, got: ${value}`);
}

/** Refuses a number outside a range. */
export function validateNumber(prop: string, value: number, minimum: number, maximum: number): void {
  if (Token.isUnresolved(value) || (value >= minimum && value <= maximum)) return;
  throw new Error(`${prop} must be a number from ${minimum} to ${maximum}, got: ${value}`);
}

/** Refuses a text that is blank or too long. */
export function validateText(prop: string, text: string, maximum: number): void {
  if (Token.isUnresolved(text) || (text.trim() !== '' && text.length <= maximum)) return;
  throw new Error(`${prop} must be a text of 1 to ${maximum} characters that is not blank, got: '${text}'`);
}

/** Refuses a list with duplicates. */
export function validateUnique(prop: string, items: readonly string[]): void {
  const twice = items.find((item, index) => items.indexOf(item) !== index);
  if (twice !== undefined) throw new Error(`${prop} must not contain duplicates, got twice: '${twice}'`);
}

/** Refuses an invalid region. A token is refused too, because the rule in the template compares with known values. */
export function validateRegions(prop: string, regions: readonly string[]): void {
  for (const region of regions) {
    if (!/^[a-z]{2,4}(-[a-z]+)+-[1-9][0-9]*$/.test(region)) {
      throw new Error(`${prop} must be names of regions, such as 'eu-north-1', got: '${region}'`);
    }
  }
}

/** Refuses a duration outside a range. */
export function validateDuration(prop: string, value: Duration, minimum: Duration, maximum: Duration): void {
  if (value.isUnresolved()) return;
  const milliseconds = value.toMilliseconds({ integral: false });
  if (milliseconds < minimum.toMilliseconds() || milliseconds > maximum.toMilliseconds()) {
    throw new Error(
      `${prop} must be from ${minimum.toHumanString()} to ${maximum.toHumanString()}, got: ${value.toHumanString()}`,
    );
  }
}

/**
 * Refuses a route path that API Gateway would refuse, or that would match nothing. A token is refused too, because CDK does
 * not support it.
 */
export function validatePath(path: string): void {
  if (/^\/([\w.~-]+(\/[\w.~-]+)*)?$/.test(path)) return;
  throw new Error(
    `path must begin with '/', must not end with '/', and must contain only letters, digits, '.', '_', '~', '-' and '/', ` +
      `such as '/' or '/contact', got: '${path}'`,
  );
}

/** Refuses origins that a browser never sends, because they would have no effect. */
export function validateOrigins(origins: readonly string[]): void {
  if (Token.isUnresolved(origins)) return;
  for (const origin of origins) {
    if (!Token.isUnresolved(origin) && origin !== '*' && !/^https?:\/\/[^/\s*?#@]+$/.test(origin)) {
      throw new Error(
        `allowedOrigins must be origins as a browser sends them: scheme and host, with a port if it is not the ` +
          `default one, without a path or a slash at the end, such as 'https://www.example.com', got: '${origin}'`,
      );
    }
  }
  if (origins.includes('*') && origins.length > 1) {
    throw new Error(
      `allowedOrigins: '*' already allows every origin. Give either '*' alone or a list of origins, got: ${origins.join(', ')}`,
    );
  }
}
