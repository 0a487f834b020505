/** Path patterns: CloudFront supports `*` and `?`, the AWS CLI also `[abc]` and `[!abc]`. */

/** A pattern of a CloudFront behavior; a leading slash makes no difference. */
export function pathPattern(pattern: string): RegExp {
  return new RegExp(`^/${expressionOf(pattern.replace(/^\//, ''), /[*?]/g)}$`, 's');
}

/** A pattern of `aws s3 sync --exclude`. */
export function filePattern(pattern: string): RegExp {
  return new RegExp(`^${expressionOf(pattern, /[*?]|\[!?[^\]]+\]/g)}$`, 's');
}

function expressionOf(pattern: string, wildcards: RegExp): string {
  let expression = '';
  let end = 0;
  for (const { 0: wildcard, index } of pattern.matchAll(wildcards)) {
    expression += literal(pattern.slice(end, index)) + meaningOf(wildcard);
    end = index + wildcard.length;
  }
  return expression + literal(pattern.slice(end));
}

function meaningOf(wildcard: string): string {
  if (wildcard === '*') return '.*';
  if (wildcard === '?') return '.';
  const characters = wildcard.slice(1, -1);
  return characters.startsWith('!') ? `[^${inBrackets(characters.slice(1))}]` : `[${inBrackets(characters)}]`;
}

function inBrackets(characters: string): string {
  return characters.replace(/[\\^]/g, '\\$&');
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
