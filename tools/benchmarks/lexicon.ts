/**
 * The lexicon against the libraries that it could have been: agreement with people's ratings, size of the bundle, and texts
 * a second; and how long each takes for the worst text known for it. A library that is not installed is left out.
 *
 * `SENTIMENT_DIR=<folder> npm run bench -- lexicon [folder with more libraries]`
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { keep } from './results/results';
import { agreement, RatedText, ratedTexts } from '../../packages/lexicon/test/rated-texts';

type Rate = (text: string) => string;

interface Candidate {
  readonly name: string;
  /** How its score becomes a sentiment, with the thresholds of its authors. */
  readonly rate: (library: never) => Rate;
}

const CANDIDATES: readonly Candidate[] = [
  {
    name: 'sentiment-form-lexicon',
    rate: (library: { detectSentiment(text: string): { Sentiment: string } }) => (text) =>
      library.detectSentiment(text).Sentiment,
  },
  {
    name: 'vader-sentiment',
    rate:
      (library: { SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } } }) => (text) =>
        sentimentOf(library.SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
  },
  {
    name: 'wink-sentiment',
    rate: (library: (text: string) => { normalizedScore: number }) => (text) =>
      sentimentOf(library(text).normalizedScore, 0.05),
  },
  {
    name: 'sentiment',
    rate: (Library: new () => { analyze(text: string): { score: number } }) => {
      const library = new Library();
      return (text) => sentimentOf(library.analyze(text).score, 1);
    },
  },
];

/** Short enough to end with every library. Cubic time takes 64 times as long for four times as many characters. */
const SHORT = 500;

function main(folder: string, ratings: string | undefined): void {
  if (ratings === undefined) {
    throw new Error('The environment variable SENTIMENT_DIR must contain a folder with texts that people rated.');
  }
  const sets = ['tweets.tsv', 'amazon-reviews.tsv'].map((file) => ratedTexts(join(ratings, file)));
  console.log('                          tweets        reviews      gzipped   texts/s   4 times as many capitals take');
  for (const { name, rate } of CANDIDATES) {
    const library = load(name, folder);
    if (library === undefined) console.log(`${name.padEnd(24)}  not installed`);
    else console.log(`${name.padEnd(24)}  ${measure(name, rate(library.exports as never), sets, library.path)}`);
  }
  keep('lexicon', figures);
}

function load(name: string, folder: string): { exports: unknown; path: string } | undefined {
  for (const from of [__filename, join(folder, 'index.js')]) {
    const required = createRequire(from);
    try {
      const path = required.resolve(name);
      return { exports: required(name), path };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

const figures: Record<string, number> = {};

function measure(name: string, rate: Rate, sets: readonly (readonly RatedText[])[], path: string): string {
  const agreed = sets.map((texts) => {
    const { accuracy, macroF1 } = agreement(texts, rate);
    return `${(accuracy * 100).toFixed(1)} %  ${macroF1.toFixed(3)}`;
  });
  sets.forEach((texts, i) => (figures[`${name}, ${['tweets', 'reviews'][i]}`] = agreement(texts, rate).accuracy));
  const texts = sets.flat();
  const rated = fastest(() => texts.forEach(({ text }) => rate(text)));
  const growth = secondsForCapitals(rate, 4 * SHORT) / secondsForCapitals(rate, SHORT);
  return [
    agreed.join('  '),
    `${(gzippedBundle(path) / 1024).toFixed(1).padStart(5)} KB`,
    (texts.length / rated).toFixed(0).padStart(8),
    `${growth.toFixed(1).padStart(6)} times as long`,
  ].join('  ');
}

function gzippedBundle(path: string): number {
  const { outputFiles } = buildSync({
    entryPoints: [path],
    bundle: true,
    minify: true,
    platform: 'node',
    logLevel: 'error',
    write: false,
  });
  return gzipSync(outputFiles[0].contents).length;
}

/** The check for capitals is what takes cubic time in vader-sentiment. */
function secondsForCapitals(rate: Rate, characters: number): number {
  const text = 'A'.repeat(characters - 1) + 'a';
  return fastest(() => rate(text));
}

/** The seconds of the fastest of five runs, because other processes may slow down a run. */
function fastest(work: () => void): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return Math.min(...runs);
}

function sentimentOf(value: number, from: number): string {
  if (value >= from) return 'POSITIVE';
  return value <= -from ? 'NEGATIVE' : 'NEUTRAL';
}

main(resolve(process.argv[2] ?? '.'), process.env.SENTIMENT_DIR);
