import { Expressions, type ExpressionScope } from 'sentiment-form-local/lib/asl/expressions';

/** Does work, and reports each expression that the interpreter in this process evaluates meanwhile. */
export async function watchEvaluations(
  work: () => Promise<void>,
  onEvaluation: (source: string, scope: ExpressionScope) => void,
): Promise<void> {
  const evaluate = Expressions.prototype.evaluate;
  Expressions.prototype.evaluate = async function (source, scope, clock, random) {
    onEvaluation(source, scope);
    return evaluate.call(this, source, scope, clock, random);
  };
  try {
    await work();
  } finally {
    Expressions.prototype.evaluate = evaluate;
  }
}
