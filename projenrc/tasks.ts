// What is done with the library: compile it with what it needs, test it, run it, try to break it.
import { awscdk } from 'projen';
import type { Workspaces } from './workspaces';

export function addTasks(project: awscdk.AwsCdkConstructLibrary, { lexicon, client, local }: Workspaces) {
  const simulate = project.addTask('simulate', {
    description: 'Tries to break the laws of the workflow: npm run simulate -- --seeds 1000 --from 1',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/simulator/cli.ts',
    receiveArgs: true,
  });

  project.addTask('bench', {
    description: 'Measures what is in tools/benchmarks: npm run bench, or one of them, e.g. npm run bench -- wait',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/benchmarks/cli.ts',
    receiveArgs: true,
  });

  const mutations = project.addTask('test:mutations', {
    description: 'Makes mistakes in the workflow that the simulator has to see: npm run test:mutations -- --tenth 1',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/simulator/mutations/cli.ts',
    receiveArgs: true,
  });

  project.addTask('witnesses', {
    description: 'Asks what others wrote for its judgement: npm run witnesses -- [--quick] [NAME...]',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/witnesses/cli.ts',
    receiveArgs: true,
  });

  project.addTask('fidelity', {
    description:
      'Counts how much of what AWS and others judge agrees with the runner, and writes it into packages/local/README.md',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/fidelity/cli.ts',
  });

  const strangers = project.addTask('check:strangers', {
    description: 'Has the runner check state machines of others: npm run check:strangers -- FOLDER',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/strangers/cli.ts',
    receiveArgs: true,
  });

  const template = project.addTask('template', {
    description: 'Writes the form as one CloudFormation template into dist/template: npm run template -- [FILE]',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/template/cli.ts',
    receiveArgs: true,
  });

  const verify = project.addTask('verify:aws', {
    description: 'Compares the runner with AWS itself: npm run verify:aws -- preflight [ASSEMBLY], or -- live',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/verify-aws/cli.ts',
    receiveArgs: true,
  });

  // These work right after `npm ci`: the library as sources, its functions as bundles, the local server compiled.
  for (const task of [simulate, mutations, strangers, template, verify]) {
    task.prependExec(`npm run --silent compile --workspace ${local.name}`);
    task.prependSpawn(project.preCompileTask);
  }

  // What `npm test` needs beside the sources: bundles, the compiled library and the compiled local server.
  const compileAll = project.addTask('compile:all', {
    description: 'Bundles the Lambda functions, compiles the library and the local server',
  });
  compileAll.spawn(project.preCompileTask);
  compileAll.spawn(project.compileTask);
  for (const { name } of [client, local]) compileAll.exec(`npm run --silent compile --workspace ${name}`);
  compileAll.spawn(
    project.addTask('compile:demo', {
      description: 'Writes the demo into the package of the local server',
      exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/demo/cli.ts',
      env: { CDK_VALIDATION: 'false' },
      receiveArgs: true,
    }),
  );
  project
    .addTask('picture', {
      description: 'Writes docs/tour.png and docs/inspector.png from the running demo',
      exec: 'ts-node --transpile-only --project tsconfig.dev.json tools/picture/cli.ts',
    })
    .prependSpawn(compileAll);

  // A function of the library is bundled with it, and the local server answers with it.
  project.preCompileTask.prependExec(`npm run --silent compile --workspace ${lexicon.name}`);

  // The type checker reads every test and example; ts-jest only strips their types.
  for (const { testTask } of [lexicon, client, local]) testTask.prependExec('tsc --noEmit -p tsconfig.dev.json');
  // A task ends at the first step that fails. What is checked here is checked whatever failed before it.
  project.testTask.reset();
  project.testTask.spawn(compileAll);
  project.testTask.exec('node tools/scripts/test-all.mjs', { receiveArgs: true });

  const start = project.addTask('start', {
    description: 'Synthesizes the contact form and runs it on this machine',
    receiveArgs: true,
  });
  start.exec('node tools/scripts/start.mjs');
  start.exec('node .quick-start/packages/local/bin/sentiment-form-local.js examples/contact-form/cdk.out', {
    receiveArgs: true,
  });
}
