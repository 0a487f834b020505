/**
 * Comprehend on a laptop: the shapes, limits and errors of its operations, with the opinions of a stand-in. English is rated
 * with the lexicon, right about as often as VADER is on tweets; a text in another of its languages is always NEUTRAL; languages are
 * told apart by script and by common words. Its models are not here: on AWS the same text may be rated otherwise.
 */
import { detectDominantLanguage } from './languages';
import { batchDetectSentiment, detectSentiment } from './sentiment';
import { Json, JsonObject, objectOf } from '../../base/json';
import { CallContext, refuseOperation, Service } from '../service';

const ANSWERS = new Map<string, (input: JsonObject) => JsonObject>([
  ['BatchDetectSentiment', batchDetectSentiment],
  ['DetectDominantLanguage', detectDominantLanguage],
  ['DetectSentiment', detectSentiment],
]);

export const COMPREHEND_OPERATIONS = [...ANSWERS.keys()];

export class Comprehend implements Service {
  public readonly name = 'comprehend';
  public readonly operations = COMPREHEND_OPERATIONS;
  /** Throttling is not among them, though Comprehend does throttle. */
  public readonly modelledErrors = new Set([
    'BatchSizeLimitExceededException',
    'InternalServerException',
    'InvalidRequestException',
    'TextSizeLimitExceededException',
    'UnsupportedLanguageException',
  ]);

  public async call(operation: string, input: Json, _context: CallContext): Promise<Json> {
    const run = ANSWERS.get(operation) ?? refuseOperation(this, operation);
    return run(objectOf(input));
  }
}
