import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { Analysis, Analyzer, analyzingTask, NEUTRAL, outputsOf } from './analyzer';
import type { ComprehendAnalyzerOptions } from '../../sentiment-analyzer-options';
import { DeclaredForm, findField } from '../form/declared-form';
import { onlyInRegions } from '../resources/only-in-regions';
import { jsonata, member } from '../states/jsonata';
import { ServiceTask } from '../states/service-task';
import { ANALYZER_TIMEOUT } from '../states/state-policies';
import { SUBMISSION } from '../states/variables';
import { QUOTAS } from '../validation/quotas';
import { validateInteger, validateRegions } from '../validation/validate';

/** The languages of DetectSentiment: https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html */
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'pt', 'zh', 'zh-TW'];

/** The regions of Amazon Comprehend: https://docs.aws.amazon.com/general/latest/gr/comprehend.html */
const REGIONS = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-gov-west-1',
  'us-west-2',
];

/**
 * In any script, 1,250 code points fit in the 5,000 bytes of UTF-8 that DetectSentiment accepts. The limit also bounds the
 * cost, which depends on characters.
 */
const MAX_CHARACTERS = 1250;

/** The source of the language of a text. */
type Language =
  | { readonly from: 'code'; readonly code: string }
  | { readonly from: 'field'; readonly field: string }
  | { readonly from: 'detection' };

/** Amazon Comprehend. */
export function comprehendAnalyzer(options: ComprehendAnalyzerOptions): Analyzer {
  const { maxAnalyzedCharacters = MAX_CHARACTERS, fallbackLanguageCode, additionalRegions = [] } = options;
  validateInteger('maxAnalyzedCharacters', maxAnalyzedCharacters, 1, MAX_CHARACTERS);
  validateRegions('additionalRegions', additionalRegions);
  const language = languageOf(options);
  return {
    name: 'comprehend',
    maxAnalyzedCharacters,
    ordinary: NEUTRAL,
    quota: QUOTAS.comprehend,
    bind: (scope, form) => {
      validateRegion(scope, additionalRegions);
      return bind(form, language, fallbackLanguageCode);
    },
  };
}

function languageOf({
  languageCode,
  languageField,
  detectLanguage,
  fallbackLanguageCode,
}: ComprehendAnalyzerOptions): Language {
  const given = Object.entries({ languageCode, languageField, detectLanguage: detectLanguage || undefined });
  const names = given.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (names.length > 1) {
    throw new Error(
      `Only one of languageCode, languageField and detectLanguage can be given, got: ${names.join(' and ')}. Leave out all but one`,
    );
  }
  validateLanguage('languageCode', languageCode);
  validateLanguage('fallbackLanguageCode', fallbackLanguageCode);
  if (fallbackLanguageCode !== undefined && languageField === undefined && !detectLanguage) {
    throw new Error(
      `fallbackLanguageCode must come with languageField or detectLanguage, got: '${fallbackLanguageCode}' with neither. Set languageCode instead`,
    );
  }
  if (languageField !== undefined) return { from: 'field', field: languageField };
  return detectLanguage ? { from: 'detection' } : { from: 'code', code: languageCode ?? 'en' };
}

function bind({ fields }: DeclaredForm, language: Language, fallback?: string): Analysis {
  if (language.from === 'field') findField('languageField', fields, language.field, ['choice', 'text']);
  return {
    wildcards: ['comprehend:Detect* analyzes a single text and does not support resource-level permissions.'],
    states: (workflow, unknown) => {
      if (language.from === 'code') return detectSentiment(workflow, language.code, unknown);
      const detect = sfn.Choice.jsonata(workflow, 'Is Language Supported?')
        .when(
          sfn.Condition.jsonata(jsonata(`$states.input.language != ''`)),
          detectSentiment(workflow, jsonata('$states.input.language'), unknown),
        )
        .otherwise(unknown);
      return language.from === 'field'
        ? languageFromField(workflow, language.field, fallback).next(detect)
        : detectDominantLanguage(workflow, fallback, unknown).next(detect);
    },
  };
}

function detectSentiment(scope: Construct, languageCode: string, unknown: sfn.IChainable): sfn.TaskStateBase {
  return analyzingTask(
    scope,
    {
      integration: 'states:::aws-sdk:comprehend:detectSentiment',
      arguments: { LanguageCode: languageCode, Text: jsonata(SUBMISSION.text) },
      grants: [allow('comprehend:DetectSentiment')],
      outputs: outputsOf('$states.result'),
    },
    unknown,
  );
}

function languageFromField(scope: Construct, field: string, fallback?: string): sfn.Pass {
  const value = member(SUBMISSION.fields, field);
  return sfn.Pass.jsonata(scope, 'Read Language', {
    outputs: { language: jsonata(supported(`($type(${value}) = 'string' ? ${value} : '')`, fallback)) },
  });
}

/** There is no retry, so that enough time remains for the sentiment. */
function detectDominantLanguage(
  scope: Construct,
  fallback: string | undefined,
  unknown: sfn.IChainable,
): sfn.TaskStateBase {
  // The first of equals: engines sort equal scores in different orders.
  const best = `(
    $languages := $states.result.Languages;
    $score := $max($languages.Score);
    $languages[Score = $score][0].LanguageCode
  )`;
  return new ServiceTask(scope, 'Detect Language', {
    integration: 'states:::aws-sdk:comprehend:detectDominantLanguage',
    arguments: { Text: jsonata(SUBMISSION.text) },
    grants: [allow('comprehend:DetectDominantLanguage')],
    timeout: ANALYZER_TIMEOUT,
    outputs: { language: jsonata(supported(best, fallback)) },
  }).addCatch(unknown, { outputs: {} });
}

/** To Comprehend, `pt-BR` is Portuguese. Only Chinese has two codes. Empty if there is no fallback. */
function supported(language: string, fallback = ''): string {
  const known = `[${LANGUAGES.map((code) => `'${code}'`).join(', ')}]`;
  return `(
  $given := ${language};
  $code := $lowercase($given) = 'zh-tw' ? 'zh-TW' : $lowercase($split($given, '-')[0]);
  $code in ${known} ? $code : '${fallback}'
)`;
}

/** Comprehend has no resource to which the analysis of a single text could be limited. */
function allow(action: string): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: [action], resources: ['*'] });
}

function validateLanguage(prop: string, code?: string): void {
  if (code !== undefined && !Token.isUnresolved(code) && !LANGUAGES.includes(code)) {
    throw new Error(`${prop} must be a language that Comprehend supports (${LANGUAGES.join(', ')}), got: '${code}'`);
  }
}

function validateRegion(scope: Construct, additionalRegions: readonly string[]): void {
  onlyInRegions(scope, {
    id: 'Comprehend Region',
    regions: [...new Set([...REGIONS, ...additionalRegions])],
    fact: `analyzer: Amazon Comprehend is only available in ${REGIONS.join(', ')}`,
    advice:
      'Use SentimentAnalyzer.lexicon(), .bedrock(), .custom() or .none(), or deploy the stack to one of those regions. If ' +
      'Comprehend is now available in your region, add it to additionalRegions',
  });
}
