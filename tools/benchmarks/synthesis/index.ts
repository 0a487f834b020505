/**
 * How long the smallest and the largest stack take to synthesize, beside the same resources by the constructs of aws-cdk-lib alone, and
 * how large their templates and definitions are beside the limits.
 *
 * `npm run bench -- synthesis [rounds]`. CloudFormation's checks are left out on both sides: CDK_VALIDATION is false.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { plain, type Template } from './plain';
import { BACKENDS } from '../../../test/security/variants';
import { keep } from '../results/results';
import { median, spread } from '../statistics';

process.env.CDK_VALIDATION = 'false';

/** An upload by URL is at most 1 MB; a state machine's definition as well. */
const MAX_TEMPLATE = 1_000_000;
const MAX_DEFINITION = 1_048_576;

const figures: Record<string, number> = {};

function main(rounds: number): void {
  console.log(
    ''.padEnd(16) +
      ['resources', 'template', 'definition', 'synthesis, ms', 'ours / plain', 'template, ours / plain']
        .map(column)
        .join(''),
  );
  for (const name of ['no option', 'every option']) {
    const make = BACKENDS.find(([other]) => other === name)?.[1];
    if (make === undefined) throw new Error(`There is no backend with ${name}.`);
    const ours = (stack: Stack): void => void make(stack);
    const { template } = synthesize(ours);
    const without = (stack: Stack): void => plain(stack, template);
    const plainTemplate = synthesize(without).template; // Both have been run before anything is measured.
    const times = Array.from({ length: rounds }, () => [
      synthesize(ours).milliseconds,
      synthesize(without).milliseconds,
    ]);
    const ratios = times.map(([own, other]) => own / other);
    const bytes = JSON.stringify(template).length;
    const sizes = bytes / JSON.stringify(plainTemplate).length;
    const definition = definitionBytes(template);
    const cells = [
      Object.keys(template.Resources).length,
      bytes,
      definition,
      Math.round(median(times.map(([own]) => own))),
      spread(ratios),
      sizes,
    ];
    console.log(name.padEnd(16) + cells.map((cell) => column(cell.toLocaleString('en'))).join(''));
    figures[`${name}, ours / plain`] = median(ratios);
    figures[`${name}, template, ours / plain`] = sizes;
    figures[`${name}, share of the largest template`] = bytes / MAX_TEMPLATE;
    figures[`${name}, share of the largest definition`] = definition / MAX_DEFINITION;
  }
  keep('synthesis', figures);
}

/** In CPU time. The template is minified, as the CDK CLI uploads it by default where it is large. */
function synthesize(make: (stack: Stack) => void): { readonly milliseconds: number; readonly template: Template } {
  const outdir = mkdtempSync(join(tmpdir(), 'benchmark-'));
  const before = process.cpuUsage();
  const app = new App({ outdir, analyticsReporting: false });
  make(new Stack(app, 'Stack'));
  app.synth();
  const { user, system } = process.cpuUsage(before);
  const template = JSON.parse(readFileSync(join(outdir, 'Stack.template.json'), 'utf8')) as Template;
  rmSync(outdir, { recursive: true });
  return { milliseconds: (user + system) / 1_000, template };
}

/** The largest one. */
function definitionBytes({ Resources }: Template): number {
  const machines = Object.values(Resources).filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  const texts = machines.map(({ Properties = {} }) =>
    JSON.stringify('DefinitionString' in Properties ? Properties.DefinitionString : ''),
  );
  return Math.max(...texts.map((text) => text.length));
}

function column(text: string): string {
  return text.padStart(24);
}

main(Number(process.argv[2] ?? 7));
