import { TEXTS } from './common';
import type {
  BedrockAnalyzerOptions,
  ComprehendAnalyzerOptions,
  CustomAnalyzerOptions,
  LexiconAnalyzerOptions,
} from '../../../../sentiment-analyzer-options';
import { Shape } from '../check-options';
import { BOOLEAN, NUMBER, TEXT, withMember } from '../kinds';

const LENGTH_OPTIONS: Shape<LexiconAnalyzerOptions & CustomAnalyzerOptions> = { maxAnalyzedCharacters: NUMBER };
export const LEXICON_OPTIONS = LENGTH_OPTIONS;
export const CUSTOM_OPTIONS = LENGTH_OPTIONS;
export const COMPREHEND_OPTIONS: Shape<ComprehendAnalyzerOptions> = {
  ...LENGTH_OPTIONS,
  languageCode: TEXT,
  languageField: TEXT,
  detectLanguage: BOOLEAN,
  fallbackLanguageCode: TEXT,
  additionalRegions: TEXTS,
};
export const BEDROCK_OPTIONS: Shape<BedrockAnalyzerOptions> = {
  ...LENGTH_OPTIONS,
  model: withMember('a BedrockModel, such as BedrockModel.foundationModel()', '_requestedId'),
};
