import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { jsonata } from './jsonata';
import { ServiceTask } from './service-task';
import { ANALYZER_TIMEOUT, retryBriefly } from './state-policies';

/**
 * The branch that asks Amazon Comprehend, in English, what mood a message is in.
 *
 * It ends with `{ sentiment, sentimentScore }`, come what may: whatever goes wrong makes the sentiment UNKNOWN, which
 * asks for attention as a negative one does.
 */
export function detectSentiment(scope: Construct): sfn.IChainable {
  const unknown = sfn.Pass.jsonata(scope, 'Leave Sentiment Unknown', {
    outputs: { sentiment: 'UNKNOWN', sentimentScore: null },
  });
  return new ServiceTask(scope, 'Detect Sentiment', {
    integration: 'states:::aws-sdk:comprehend:detectSentiment',
    arguments: { LanguageCode: 'en', Text: jsonata('$submission.text') },
    // Comprehend has no resource that an analysis of a single text could be limited to.
    grants: [new iam.PolicyStatement({ actions: ['comprehend:DetectSentiment'], resources: ['*'] })],
    timeout: ANALYZER_TIMEOUT,
    outputs: {
      sentiment: jsonata('$states.result.Sentiment'),
      // Four decimals survive the way through the table's strings, so that a retry gets the same answer to the digit.
      sentimentScore: jsonata(
        `$merge($each($states.result.SentimentScore, function($value, $label) { {$label: $round($value, 4)} }))`,
      ),
    },
  })
    .addRetry(retryBriefly(1))
    .addCatch(unknown, { outputs: {} });
}
