// What runs each command that a page shows.

/** Something that runs commands: a file of the repository, a task of projen that `.ci/run` or a workflow runs, or a witness. */
interface Runner {
  readonly file?: string;
  readonly task?: string;
  readonly witness?: string;
  /** Why nothing runs it. */
  readonly notRun?: string;
}

/** The first entry that a command starts with applies. */
export const RUN_BY: readonly (readonly [start: string, by: Runner])[] = [
  ['npm ci', { file: '.ci/run' }],
  ['npm test', { file: '.ci/run' }],
  ['npm start', { file: 'test/start-command.test.ts' }],
  ['npm run simulate', { file: '.ci/run' }],
  ['npm run check:strangers', { file: 'test/witnesses/strangers.test.ts' }],
  ['npm run check:', { file: '.ci/run' }],
  ['npm run compat:record', { notRun: 'it records an intended change of the API' }],
  ['npm run compat', { file: '.ci/run' }],
  ['npm run compile:all', { task: 'test' }],
  ['npm run docgen', { task: 'check:generated' }],
  ['npm run document:services', { task: 'check:generated' }],
  ['npm run document:architecture', { notRun: 'it installs its own tool, and its drawing is looked at' }],
  ['npm run fidelity', { notRun: 'it writes what the witnesses counted into the README of the runner' }],
  ['npm run package:js', { file: '.github/workflows/release.yml' }],
  ['npm run package', { file: '.ci/run' }],
  ['npm run picture', { notRun: 'its pictures are looked at' }],
  ['npm run release:dry-run', { notRun: 'it takes minutes, and is run before a release' }],
  ['npm run site', { file: '.ci/run' }],
  ['npm run template', { task: 'package' }],
  ['npm run test:mutations', { notRun: 'it takes an hour' }],
  ['npm run test:', { file: '.ci/run' }],
  ['npm run verify:aws -- live', { file: 'test/verify-aws/live.test.ts' }],
  ['npm run verify:aws', { file: 'test/verify-aws/preflight.test.ts' }],
  ['npm run witnesses -- --quick', { file: '.ci/run' }],
  ['npm run witnesses', { notRun: 'all witnesses take twenty minutes' }],
  ['npm run bench', { notRun: 'benchmarks take minutes of a quiet machine' }],
  ['npm install', { notRun: 'the package is not published yet; check-package.sh installs the packed one' }],
  ['npx jest', { file: '.ci/run' }],
  ['npx tsc', { task: 'test' }],
  ['npx projen', { task: 'check:generated' }],
  ['npx sentiment-form-local --demo', { file: 'test/demo.test.ts' }],
  ['npx sentiment-form-local --watch', { file: 'packages/local/test/watch/watch-app.test.ts' }],
  ['npx sentiment-form-local run', { file: 'packages/local/test/run-file/command.test.ts' }],
  ['npx sentiment-form-local', { file: 'packages/local/test/cli/cli.test.ts' }],
  ['npx cdk synth', { witness: 'deploys' }],
  ['npx aws-cdk@2 synth', { file: 'tools/scripts/test-languages.mjs' }],
  ['npx cdk bootstrap --', { notRun: 'it needs a policy of the account' }],
  ['npx cdk bootstrap', { witness: 'deploys' }],
  ['npx cdk deploy --', { notRun: 'it needs a table that a deleted stack has left' }],
  ['npx cdk deploy', { witness: 'deploys' }],
  ['npx cdk', { notRun: 'it needs a stack on AWS' }],
  ['sam deploy', { witness: 'deploys' }],
  ['aws s3 cp', { witness: 'deploys' }],
  ['aws cloudformation deploy', { witness: 'deploys' }],
  ['aws cloudformation create-stack', { witness: 'deploys' }],
  ['aws', { witness: 'clients' }],
  ['curl', { witness: 'clients' }],
  ['dotnet add', { notRun: 'the package is not published yet' }],
  ['go get', { notRun: 'the package is not published yet' }],
  ['pip install cdk-', { notRun: 'the package is not published yet' }],
  ['dotnet test', { file: 'tools/scripts/test-languages.mjs' }],
  ['go test', { file: 'tools/scripts/test-languages.mjs' }],
  ['mvn test', { file: 'tools/scripts/test-languages.mjs' }],
  ['pip install -r', { file: 'tools/scripts/test-languages.mjs' }],
  ['pytest', { file: 'tools/scripts/test-languages.mjs' }],
  ['cd ', { notRun: 'the commands after it are looked up in that folder' }],
  ['export ', { notRun: 'a setting of the shell' }],
  ['jq ', { notRun: 'it reads the log that the runner has written' }],
];
