// What meets people who report, propose or try something: forms for issues, a template for pull requests, a container to work in.
import { awscdk, DevEnvironmentDockerImage, YamlFile } from 'projen';
import { REPOSITORY, TITLES } from './settings';

/** The text that a pull request begins with. */
export const PULL_REQUEST = [
  'What was the case before, and what is the case now?',
  '',
  'Fixes #',
  '',
  `- [ ] The title begins with ${TITLES.map((type) => `\`${type}:\``).join(', ')}: the changelog is made of titles. \`!\` marks what breaks`,
  '- [ ] A test fails without the change',
  '- [ ] `npm test` passes',
  '- [ ] The pages that the change makes untrue are changed too',
  '- [ ] What an upgrade asks of users is in `CHANGELOG.md`, under Unreleased',
];

export function addCommunityFiles(project: awscdk.AwsCdkConstructLibrary) {
  new YamlFile(project, '.github/ISSUE_TEMPLATE/bug.yml', { obj: BUG });
  new YamlFile(project, '.github/ISSUE_TEMPLATE/idea.yml', { obj: IDEA });
  new YamlFile(project, '.github/ISSUE_TEMPLATE/config.yml', {
    obj: {
      blank_issues_enabled: true,
      contact_links: [
        {
          name: 'A weakness in security',
          url: `${REPOSITORY}/security/advisories/new`,
          about: 'Report it in private, please.',
        },
      ],
    },
  });
  addDevContainer(project);
}

function addDevContainer(project: awscdk.AwsCdkConstructLibrary) {
  project.devContainer!.addDockerImage(
    DevEnvironmentDockerImage.fromImage('mcr.microsoft.com/devcontainers/typescript-node:22'),
  );
  const file = project.tryFindObjectFile('.devcontainer.json')!;
  // The page, the API and the inspector of `npm start`. projen would write it as a text, which is no port.
  file.addOverride('forwardPorts', [3000]);
  // The browser that the tests bring needs this library of the system. The image has the package source of Yarn, which nothing here
  // needs. Its key has expired before, and then `apt-get update` fails: https://github.com/devcontainers/images/issues/1752
  const commands = [
    'sudo rm -f /etc/apt/sources.list.d/yarn.list',
    'sudo apt-get update',
    'sudo apt-get install --yes libnss3',
    'npm ci',
  ];
  file.addOverride('postCreateCommand', commands.join(' && '));
}

const BUG = {
  name: 'Something is wrong',
  description: 'The construct, the runner or the client does something else than its pages say',
  labels: ['bug'],
  body: [
    area('happened', 'What happened, and what did you expect?', 'Error messages in full, please.'),
    area(
      'repeat',
      'How can it be repeated?',
      'The props of the construct, and what was posted. No real data of customers.',
    ),
    input('versions', 'Versions', 'Of this library, aws-cdk-lib and Node.js; the language of the app'),
    {
      type: 'dropdown',
      id: 'where',
      attributes: { label: 'Where did it happen?', options: ['at synth', 'on this machine', 'on AWS', 'in a browser'] },
      validations: { required: true },
    },
  ],
};

const IDEA = {
  name: 'Something is missing',
  description: 'A field, a notification, an analyzer, a service of the runner, a page',
  labels: ['enhancement'],
  body: [
    area('need', 'What do you want to do?', 'The form and the people who use it, rather than the solution.'),
    area('today', 'How do you do it today?', 'Or why can it not be done?'),
  ],
};

function area(id: string, label: string, description: string) {
  return { type: 'textarea', id, attributes: { label, description }, validations: { required: true } };
}

function input(id: string, label: string, description: string) {
  return { type: 'input', id, attributes: { label, description }, validations: { required: true } };
}
