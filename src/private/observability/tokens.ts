/** The values of tokens, before they become intrinsic functions. */
import {
  DefaultTokenResolver,
  IPostProcessor,
  IResolvable,
  IResolveContext,
  Reference,
  StringConcat,
  Tokenization,
} from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** The constructs that a value refers to. */
export function constructsIn(scope: IConstruct, value: unknown): IConstruct[] {
  const finder = new Finder();
  finder.resolve(scope, value);
  return finder.targets;
}

/** A value as a text. References to constructs are empty in it. */
export function resolvedText(scope: IConstruct, value: unknown): string {
  return textOf(new Finder().resolve(scope, value) ?? '');
}

/** The texts of a list. */
export function resolvedTexts(scope: IConstruct, list: unknown): string[] {
  const texts = new Finder().resolve(scope, list);
  return Array.isArray(texts) ? texts.map(textOf) : [];
}

/** A value that is known only at deployment is still an object. */
function textOf(value: unknown): string {
  return String(value).replace(/\[object Object\]/g, '*');
}

class Finder extends DefaultTokenResolver {
  public readonly targets: IConstruct[] = [];

  public constructor() {
    super(new StringConcat());
  }

  public resolve(scope: IConstruct, value: unknown): unknown {
    return Tokenization.resolve(value, { scope, resolver: this, preparing: false });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (!Reference.isReference(token)) return super.resolveToken(token, context, postProcessor);
    this.targets.push(token.target);
    return '';
  }
}
