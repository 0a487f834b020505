/** Libraries of Java. */
import { join } from 'node:path';
import { MAVEN } from '../versions';
import { cached } from './cache';
import { install, needs } from './run';

/** The path of a library's archive. */
export async function archive(name: keyof typeof MAVEN): Promise<string> {
  const { group, artifact, version } = MAVEN[name];
  const folder = await cached(`${artifact}-${version}`, async (target) => {
    needs('mvn');
    const coordinates = `-Dartifact=${group}:${artifact}:${version}`;
    await install('mvn', ['--batch-mode', '-q', 'dependency:copy', coordinates, `-DoutputDirectory=${target}`]);
  });
  return join(folder, `${artifact}-${version}.jar`);
}
