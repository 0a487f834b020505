/** A folder that has the SDK for Java in `lib`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../toolbox/cache';
import { install, needs } from '../toolbox/run';
import { AWS_SDK_JAVA } from '../versions';

/** The folder, filled by Maven. */
export async function javaFolder(): Promise<string> {
  return cached(`java-sdk-${AWS_SDK_JAVA}`, async (folder) => {
    needs('mvn', 'java');
    writeFileSync(join(folder, 'pom.xml'), POM);
    const options = [`-DoutputDirectory=${join(folder, 'lib')}`, '-DincludeScope=runtime'];
    await install('mvn', ['--batch-mode', '-q', '-f', folder, 'dependency:copy-dependencies', ...options]);
  });
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>witness</groupId>
  <artifactId>witness</artifactId>
  <version>1</version>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>software.amazon.awssdk</groupId>
        <artifactId>bom</artifactId>
        <version>${AWS_SDK_JAVA}</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>software.amazon.awssdk</groupId>
      <artifactId>sfn</artifactId>
    </dependency>
  </dependencies>
</project>
`;
