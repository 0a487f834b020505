import type { Analyzer } from './analyzer';

/** No analysis. */
export function noAnalyzer(): Analyzer {
  return {
    name: 'none',
    maxAnalyzedCharacters: 0,
    ordinary: { sentiment: 'UNKNOWN', sentimentScore: null },
    bind: () => ({ states: (_scope, unknown) => unknown }),
  };
}
