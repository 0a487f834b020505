/** Parses the text of an intrinsic function call, so that a definition can be checked before it runs. */
import { intrinsicFailure } from './arguments';
import { functions } from './functions';

/** A string literal, split at each unescaped `{}`: the placeholders of `States.Format`. */
export interface IntrinsicString {
  readonly kind: 'string';
  readonly pieces: readonly string[];
}

/** A call of one of the `States.*` functions. */
export interface IntrinsicCall {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly IntrinsicNode[];
  /** The call as it is in the definition, for messages. */
  readonly text: string;
}

/** An argument of a call. */
export type IntrinsicNode =
  | IntrinsicCall
  | IntrinsicString
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'literal'; readonly value: number | boolean | null };

/** "You can nest up to 10 intrinsic functions within a field": the guide's example counts every call. */
const MAX_CALLS = 10;

/** Whether a text looks like a call of an intrinsic function, valid or not. */
export function isIntrinsic(text: string): boolean {
  return /^States\.\w+\s*\(/.test(text);
}

/**
 * Parses one call.
 *
 * @throws StatesError `States.IntrinsicFailure` for an unknown function, unbalanced text, an unknown escape, or more
 * calls than one field can contain
 */
export function parseIntrinsic(text: string): IntrinsicCall {
  return new Parser(text).parse();
}

class Parser {
  private position = 0;
  private calls = 0;

  public constructor(private readonly text: string) {}

  public parse(): IntrinsicCall {
    const call = this.call();
    this.skipSpace();
    if (this.position < this.text.length) throw this.fail('text follows the call');
    return call;
  }

  private call(): IntrinsicCall {
    const start = this.position;
    const name = this.match(/States\.\w+/y);
    if (!name || !Object.hasOwn(functions, name)) throw this.fail(`there is no function '${name ?? ''}'`);
    this.calls += 1;
    if (this.calls > MAX_CALLS) throw this.fail(`it holds more than ${MAX_CALLS} calls`);
    this.skipSpace();
    this.expect('(');
    const args = this.args();
    return { kind: 'call', name, args, text: this.text.slice(start, this.position) };
  }

  private args(): IntrinsicNode[] {
    const args: IntrinsicNode[] = [];
    this.skipSpace();
    if (this.take(')')) return args;
    do {
      this.skipSpace();
      args.push(this.argument());
      this.skipSpace();
    } while (this.take(','));
    this.expect(')');
    return args;
  }

  private argument(): IntrinsicNode {
    const next = this.text[this.position];
    if (next === "'") return this.string();
    if (next === '$') return this.path();
    if (next === 'S') return this.call();
    const word = this.match(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (word === undefined) throw this.fail(`an argument was expected at '${this.text.slice(this.position)}'`);
    return { kind: 'literal', value: JSON.parse(word) as number | boolean | null };
  }

  private string(): IntrinsicString {
    this.expect("'");
    const pieces: string[] = [];
    let piece = '';
    while (!this.take("'")) {
      if (this.take('{}')) {
        pieces.push(piece);
        piece = '';
      } else {
        piece += this.character();
      }
    }
    return { kind: 'string', pieces: [...pieces, piece] };
  }

  private character(): string {
    if (this.position >= this.text.length) throw this.fail('a string has no closing quote');
    if (!this.take('\\')) return this.text[this.position++];
    const escaped = this.match(/['{}\\]/y);
    if (escaped === undefined) throw this.fail("a backslash may stand only before ', {, } or another backslash");
    return escaped;
  }

  private path(): IntrinsicNode {
    const start = this.position;
    let depth = 0;
    for (; this.position < this.text.length; this.position += 1) {
      const next = this.text[this.position];
      if (depth === 0 && (next === ',' || next === ')')) break;
      if (next === '[' || next === '(') depth += 1;
      if (next === ']' || next === ')') depth -= 1;
      if (depth > 0 && (next === "'" || next === '"')) this.skipQuoted(next);
    }
    return { kind: 'path', path: this.text.slice(start, this.position).trimEnd() };
  }

  private skipQuoted(quote: string): void {
    for (this.position += 1; this.text[this.position] !== quote; this.position += 1) {
      if (this.position >= this.text.length) throw this.fail('a path has no closing quote');
      if (this.text[this.position] === '\\') this.position += 1;
    }
  }

  private match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.position;
    const found = sticky.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw this.fail(`'${token}' was expected at '${this.text.slice(this.position)}'`);
  }

  private skipSpace(): void {
    this.match(/\s*/y);
  }

  private fail(reason: string): Error {
    return intrinsicFailure(this.text, reason);
  }
}
