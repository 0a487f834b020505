/** Writes the model's numbers: `npx ts-node --transpile-only test/training/write.ts`, with SENTIMENT_DIR set. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allLessons } from './lessons';
import { learned, sourceOf } from './training';
import { vaderSource } from './vader';

const SRC = join(__dirname, '../../src');
writeFileSync(join(SRC, 'vader.ts'), vaderSource());
writeFileSync(join(SRC, 'model/weights.ts'), sourceOf(learned(allLessons())));
