import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Analysis, Analyzer } from '../analyzers/analyzer';
import { jsonata } from '../states/jsonata';
import { SUBMISSION } from '../states/variables';

/** The analyzer, and whether the form holds spam, which is not analyzed. */
export interface AnalyzeProps {
  readonly analyzer: Analyzer;
  readonly analysis: Analysis;
  readonly canBeHeld: boolean;
  readonly canBeEmpty: boolean;
}

/**
 * The branch that determines the sentiment. Its output is always `{ sentiment, sentimentScore }`. After any error, the
 * sentiment is UNKNOWN.
 */
export function analyze(scope: Construct, props: AnalyzeProps): sfn.IChainable {
  const unknown = sfn.Pass.jsonata(scope, 'Set Sentiment to Unknown', {
    outputs: { sentiment: 'UNKNOWN', sentimentScore: null },
  });
  const choice = sfn.Choice.jsonata(scope, 'Is There Anything to Analyze?').when(
    sfn.Condition.jsonata(jsonata(`$exists(${SUBMISSION.analysis})`)),
    sfn.Pass.jsonata(scope, 'Use Earlier Analysis', {
      comment: 'An earlier run has analyzed it',
      outputs: jsonata(SUBMISSION.analysis),
    }),
  );
  const states = props.analysis.states(scope, unknown);
  const reasonsNotTo = [
    ...(props.canBeHeld ? [`$exists(${SUBMISSION.heldFor})`] : []),
    ...(props.canBeEmpty ? [`${SUBMISSION.text} = ''`] : []),
  ];
  if (reasonsNotTo.length > 0) {
    const ordinary = sfn.Pass.jsonata(scope, 'Skip Analysis', {
      comment: 'Spam or empty text gets the usual response',
      outputs: props.analyzer.ordinary,
    });
    choice.when(sfn.Condition.jsonata(jsonata(reasonsNotTo.join(' or '))), ordinary);
  }
  return choice.otherwise(states);
}
