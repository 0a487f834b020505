import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { Analyzer, analyzingTask, NEUTRAL, outputsOf } from './analyzer';
import { LexiconFunction } from '../../handlers/lexicon-function';
import { acknowledgeNoDeadLetters } from '../resources/acknowledgments';
import { commonFunctionProps } from '../resources/common-function-props';
import { checkFunctionEnvironment, invoke } from '../states/invoke';
import { jsonata } from '../states/jsonata';
import { SUBMISSION } from '../states/variables';
import { validateInteger } from '../validation/validate';

/** The maximum length of a text in a submission. */
const MAX_CHARACTERS = 60_000;

/** Most words that show the sentiment are in the first sentences. More text takes more time. */
const LEXICON_CHARACTERS = 5000;

/** The user's own function. */
export function customAnalyzer(fn: lambda.IFunction, maxAnalyzedCharacters = LEXICON_CHARACTERS): Analyzer {
  return functionAnalyzer('custom', maxAnalyzedCharacters, (scope) => {
    checkFunctionEnvironment(scope, fn, 'the function of the analyzer');
    return fn;
  });
}

/** The function that rates English text with the lexicon. */
export function lexiconAnalyzer(maxAnalyzedCharacters = LEXICON_CHARACTERS): Analyzer {
  return functionAnalyzer('lexicon', maxAnalyzedCharacters, lexiconFunction);
}

function functionAnalyzer(
  name: string,
  maxAnalyzedCharacters: number,
  make: (scope: Construct, key?: kms.IKey) => lambda.IFunction,
): Analyzer {
  validateInteger('maxAnalyzedCharacters', maxAnalyzedCharacters, 1, MAX_CHARACTERS);
  return {
    name,
    maxAnalyzedCharacters,
    ordinary: NEUTRAL,
    bind: (scope, _form, encryptionKey) => {
      const fn = make(scope, encryptionKey);
      return {
        analyzerFunction: fn,
        states: (workflow, unknown) =>
          analyzingTask(
            workflow,
            {
              ...invoke(fn, { text: jsonata(SUBMISSION.text), submissionId: jsonata(SUBMISSION.id) }),
              outputs: outputsOf('$states.result.Payload'),
            },
            unknown,
          ),
      };
    },
  };
}

function lexiconFunction(scope: Construct, encryptionKey?: kms.IKey): lambda.Function {
  const purpose = 'Lets the function that rates text write its log and its traces';
  const fn = new LexiconFunction(scope, 'LexiconFunction', {
    ...commonFunctionProps(scope, 'LexiconFunction', purpose, encryptionKey),
    description: 'Rates the sentiment of English text with word lists and a small learned model',
    // Most of a cold start is reading the word list, which is faster with more memory.
    memorySize: 512,
    timeout: Duration.seconds(3),
  });
  acknowledgeNoDeadLetters(fn);
  return fn;
}
