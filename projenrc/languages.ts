// What the library is called in each language, and the tasks that build and test it there.
import { awscdk } from 'projen';

/** The options of the library that name its package for each language. */
export const languages = {
  publishToPypi: {
    distName: 'cdk-sentiment-form-backend',
    module: 'cdk_sentiment_form_backend',
    trustedPublishing: true,
    attestations: true,
  },
  publishToMaven: {
    javaPackage: 'io.github.cdksentimentformbackend',
    mavenGroupId: 'io.github.cdk-sentiment-form-backend',
    mavenArtifactId: 'cdk-sentiment-form-backend',
    // The Central Portal, which has no trusted publishing: a token, and signatures by GPG.
    mavenServerId: 'central-ossrh',
  },
  publishToNuget: {
    dotNetNamespace: 'CdkSentimentForm.Backend',
    packageId: 'CdkSentimentForm.Backend',
    trustedPublishing: true,
  },
  // A tag in the repository of the module, which takes a token that may push there.
  publishToGo: {
    moduleName: 'github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend-go',
    packageName: 'sentimentformbackend',
  },
} satisfies Partial<awscdk.AwsCdkConstructLibraryOptions>;

export function addLanguageTasks(project: awscdk.AwsCdkConstructLibrary) {
  const packageLanguages = project.addTask('package:languages', {
    description:
      'Builds the compiled library for npm, PyPI, Maven, Go and NuGet into dist/: npm run package:languages -- python go',
    exec: 'tools/scripts/package-languages.sh',
    receiveArgs: true,
  });
  // A release publishes what is tested, so it is built by the same script.
  for (const language of ['js', 'python', 'java', 'go', 'dotnet']) {
    project.tasks.tryFind(`package:${language}`)!.reset(`tools/scripts/package-languages.sh ${language}`);
  }
  project.tasks.tryFind('package-all')!.reset();
  project.tasks.tryFind('package-all')!.spawn(packageLanguages);
  packagePerMachine(project);

  project.addTask('test:languages', {
    description: 'Runs the example of each language and compares its template with that of TypeScript',
    exec: 'node tools/scripts/test-languages.mjs',
    receiveArgs: true,
  });
  project.addTask('test:lowest', {
    description: 'Tests the library with the lowest versions that it says it works with',
    exec: 'tools/scripts/test-lowest.sh',
    receiveArgs: true,
  });
}

/** `npm run package` builds all languages at a desk. The workflows want the one tarball from which their jobs build the rest. */
function packagePerMachine({ packageTask, tasks }: awscdk.AwsCdkConstructLibrary) {
  packageTask.reset();
  packageTask.exec('tools/scripts/package-languages.sh js', {
    condition: 'node -e "process.exit(process.env.CI ? 0 : 1)"',
  });
  const atADesk = { condition: 'node -e "process.exit(process.env.CI ? 1 : 0)"' };
  packageTask.spawn(tasks.tryFind('compile:all')!, atADesk);
  packageTask.exec('tools/scripts/package-languages.sh', { ...atADesk, receiveArgs: true });

  // What the job for npm publishes: the packages beside the library have its version, and are out at the same time.
  const packageJs = tasks.tryFind('package:js')!;
  packageJs.description = 'Packs the library and the packages beside it for npm';
  packageJs.exec('node tools/scripts/pack-workspaces.mjs');
}
