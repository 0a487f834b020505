/** DetectDominantLanguage. */
import { languagesOf } from './languages';
import { limited, requiredText } from './requests';
import { JsonObject } from '../../asl/contract';

/** 100 KB, of 1,000 bytes as its 5 KB are: https://docs.aws.amazon.com/comprehend/latest/APIReference/API_DetectDominantLanguage.html */
const MOST_BYTES = 100_000;

export function detectDominantLanguage(input: JsonObject): JsonObject {
  const text = limited(requiredText(input.Text, 'text'), MOST_BYTES);
  return { Languages: languagesOf(text).map(({ code, score }) => ({ LanguageCode: code, Score: score })) };
}
