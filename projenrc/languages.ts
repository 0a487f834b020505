// What the library is called in each language, and the tasks that build and test it there.
import { awscdk } from 'projen';

/** The options of the library that name its package for each language. */
export const languages = {
  publishToPypi: { distName: 'cdk-sentiment-form-backend', module: 'cdk_sentiment_form_backend' },
  publishToMaven: {
    javaPackage: 'io.github.cdksentimentformbackend',
    mavenGroupId: 'io.github.cdk-sentiment-form-backend',
    mavenArtifactId: 'cdk-sentiment-form-backend',
  },
  publishToNuget: { dotNetNamespace: 'CdkSentimentForm.Backend', packageId: 'CdkSentimentForm.Backend' },
  publishToGo: {
    moduleName: 'github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend-go',
    packageName: 'sentimentformbackend',
  },
} satisfies Partial<awscdk.AwsCdkConstructLibraryOptions>;

export function addLanguageTasks(project: awscdk.AwsCdkConstructLibrary) {
  const packageLanguages = project.addTask('package:languages', {
    description:
      'Builds the compiled library for npm, PyPI, Maven, Go and NuGet into dist/: npm run package:languages -- python go',
    exec: 'scripts/package-languages.sh',
    receiveArgs: true,
  });
  // A release publishes what is tested, so it is built by the same script.
  for (const language of ['js', 'python', 'java', 'go', 'dotnet']) {
    project.tasks.tryFind(`package:${language}`)!.reset(`scripts/package-languages.sh ${language}`);
  }
  project.tasks.tryFind('package-all')!.reset();
  project.tasks.tryFind('package-all')!.spawn(packageLanguages);
  project.addTask('test:languages', {
    description: 'Runs the example of each language and compares its template with that of TypeScript',
    exec: 'node scripts/test-languages.mjs',
    receiveArgs: true,
  });

  // Packaging for every language is a task of its own (package-all), never a part of a local build.
  project.packageTask.reset();
  project.packageTask.spawn(project.tasks.tryFind('package:js')!);
}
