// What GitHub checks of a pull request, beside projen's own job `build`.
import { awscdk, github } from 'projen';
import { TOOLS, WORKFLOW_NODE } from './settings';

export function testLanguagesInBuilds(project: awscdk.AwsCdkConstructLibrary) {
  const workflow = project.github!.tryFindWorkflow('build')!;
  // They package each language, and test none.
  for (const language of ['js', 'java', 'python', 'dotnet', 'go']) workflow.removeJob(`package-${language}`);
  workflow.addJob('languages', {
    ...job({
      Compile: 'npm run compile:all',
      'Package every language': 'npm run package:languages',
      'Test every language': 'npm run test:languages',
    }),
    tools: { node: { version: WORKFLOW_NODE }, ...TOOLS },
  });
  workflow.addJob('lowest-cdk', {
    ...job({ Compile: 'npm run compile:all', 'Test with the lowest versions': 'npm run test:lowest' }),
    tools: { node: { version: WORKFLOW_NODE } },
  });
  workflow.addJob('site', {
    ...job({ 'Build the site and follow its links': 'npm run site' }),
    tools: { node: { version: WORKFLOW_NODE } },
  });
}

function job(commands: Record<string, string>): github.workflows.Job {
  const steps = Object.entries({ 'Install dependencies': 'npm ci', ...commands });
  return {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    env: { CI: 'true' },
    steps: [github.WorkflowSteps.checkout(), ...steps.map(([name, run]) => ({ name, run }))],
  };
}
