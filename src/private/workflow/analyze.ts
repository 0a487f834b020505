import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Analysis, Analyzer } from '../analyzers/analyzer';
import { jsonata } from '../states/jsonata';
import { SUBMISSION } from '../states/variables';

/** Who analyzes, and whether there may be something that is not to be analyzed. */
export interface AnalyzeProps {
  readonly analyzer: Analyzer;
  readonly analysis: Analysis;
  readonly canBeHeld: boolean;
  readonly canBeEmpty: boolean;
}

/**
 * The branch that finds out what mood a message is in. It ends with `{ sentiment, sentimentScore }`, come what may:
 * whatever goes wrong makes the sentiment UNKNOWN.
 */
export function analyze(scope: Construct, props: AnalyzeProps): sfn.IChainable {
  const unknown = sfn.Pass.jsonata(scope, 'Set Sentiment to Unknown', {
    outputs: { sentiment: 'UNKNOWN', sentimentScore: null },
  });
  const choice = sfn.Choice.jsonata(scope, 'Is There Anything to Analyze?').when(
    sfn.Condition.jsonata(jsonata(`$exists(${SUBMISSION.analysis})`)),
    sfn.Pass.jsonata(scope, 'Use Earlier Analysis', {
      comment: 'The run before this replay has analyzed it',
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
      comment: 'Spam, or no text at all: it is answered like any other',
      outputs: props.analyzer.ordinary,
    });
    choice.when(sfn.Condition.jsonata(jsonata(reasonsNotTo.join(' or '))), ordinary);
  }
  return choice.otherwise(states);
}
