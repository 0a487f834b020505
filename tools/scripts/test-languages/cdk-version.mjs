// Which aws-cdk-lib the examples are tested with: the lowest that the library promises to work with, in all languages alike,
// since another one may synthesize another template.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lowestVersion } from '../lowest-version.mjs';
import { ROOT } from './workspace.mjs';

const MANIFESTS = {
  python: 'requirements.txt',
  java: 'pom.xml',
  go: 'go.mod',
  csharp: 'src/ContactForm/ContactForm.csproj',
};

export const CDK_VERSION = lowestVersion('aws-cdk-lib');

/** Throws if an example requires another version of aws-cdk-lib. */
export function checkPins(languages) {
  for (const language of languages) {
    const manifest = join('examples', language, MANIFESTS[language]);
    if (!readFileSync(join(ROOT, manifest), 'utf8').includes(CDK_VERSION)) {
      throw new Error(
        `${manifest} must require aws-cdk-lib ${CDK_VERSION}, the lowest version in the peerDependencies of package.json. Change it there.`,
      );
    }
  }
}
