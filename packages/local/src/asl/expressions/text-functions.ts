/** Functions for texts that AWS answers otherwise than JSONata does, as iwamot/sfnx measured in September 2026. */
import { jsonataError, type FunctionDefinition, type Original } from './aws-functions';
import type { Evaluation } from './evaluation';

export function textFunctions(
  evaluation: () => Evaluation,
  original: Original,
): Readonly<Record<string, FunctionDefinition>> {
  return {
    base64encode: {
      run: (text?: string) => text && Buffer.from(text, 'utf8').toString('base64'),
      signature: '<s-:s>',
    },
    base64decode: { run: (text?: string) => text && decodeBase64(text, evaluation()), signature: '<s-:s>' },
    decodeUrlComponent: { run: (text?: string) => text && decodeComponent(text), signature: '<s-:s>' },
    pad: {
      run: (text: unknown, width: number, filling: unknown) => original('pad')(text, Math.trunc(width), filling),
      signature: '<s-ns?:s>',
    },
    replace: {
      run: (text: unknown, pattern: unknown, replacement: unknown, limit?: number) =>
        original('replace')(text, pattern, replacement, limit === undefined ? undefined : Math.trunc(limit)),
      signature: '<s-(sf)(sf)n?:s>',
    },
  };
}

/** Its padding may be missing. AWS says an ID of its own about any other text, and nothing else (floci-io/floci 2736). */
function decodeBase64(text: string, { random }: Evaluation): string {
  const [, digits, padding] = /^([A-Za-z0-9+/]*)(=*)$/.exec(text) ?? [];
  if (digits === undefined) throw new Error(random.uuid());
  const missing = (4 - (digits.length % 4)) % 4;
  if (missing === 3 || (padding !== '' && padding.length !== missing)) throw new Error(random.uuid());
  return Buffer.from(digits, 'base64').toString('utf8');
}

/** A `+` is a space, and bytes that are no UTF-8 become U+FFFD. */
function decodeComponent(text: string): string {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) {
    throw jsonataError('D3140', { value: text, functionName: 'decodeUrlComponent' });
  }
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}
