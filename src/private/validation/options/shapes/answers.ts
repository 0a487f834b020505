import { TEXTS } from './common';
import type { HttpAnswersOptions } from '../../../../form-answers-options';
import { Shape } from '../check-options';
import { TEXT } from '../kinds';

export const HTTP_ANSWERS_OPTIONS: Shape<HttpAnswersOptions> = { allowedRedirects: TEXTS, redirectField: TEXT };
