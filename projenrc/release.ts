// How the library gets to its registries: docs/releasing.md says what has to be set up there.
import { awscdk, JsonPatch, release, TestFailureBehavior } from 'projen';
import { TOOLS } from './settings';
import { installed } from './tools';

/** The first version that is released. Without this it would be 0.0.0, and `^0.0.0` is a range of one version. */
const FIRST_VERSION = '0.1.0';

/** The options of the library that say when and with what it is released. */
export const releases = {
  // A release takes a version in five registries for ever, so a person decides on it.
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  // Empty output leaves the decision to the commits.
  nextVersionCommand: `test -n "$LATEST_TAG" || echo ${FIRST_VERSION}`,
  // publib uploads to every registry, with all of their rights: no other minor version unseen.
  jsiiReleaseVersion: '^0.2.1061',
  npmProvenance: true,
  npmTrustedPublishing: true,
} satisfies Partial<awscdk.AwsCdkConstructLibraryOptions>;

/** projen 0.103 ignores the `publishTools` of a target, and takes older tools than our packages need. */
export function useToolsOfLanguages(project: awscdk.AwsCdkConstructLibrary) {
  replaceTool(project, 'release_maven/steps/0/with/java-version', '11', TOOLS.java.version);
  replaceTool(project, 'release_pypi/steps/1/with/python-version', '3.x', TOOLS.python.version);
  replaceTool(project, 'release_nuget/steps/1/with/dotnet-version', '6.x', TOOLS.dotnet.version);
  replaceTool(project, 'release_golang/steps/1/with/go-version', '^1.18.0', TOOLS.go.version);
}

function replaceTool(project: awscdk.AwsCdkConstructLibrary, place: string, old: string, version: string) {
  project.github!.tryFindWorkflow('release')!.file!.patch(
    // Where projen has moved the step or changed the version, the next synthesis has to say so.
    JsonPatch.test(`/jobs/${place}`, old, TestFailureBehavior.FAIL_SYNTHESIS),
    JsonPatch.replace(`/jobs/${place}`, version),
  );
}

/** projen would have its tool for versions among the dependencies, which nothing but a release needs. */
export function chooseVersions(project: awscdk.AwsCdkConstructLibrary) {
  project.deps.removeDependency('commit-and-tag-version');
  const bump = project.tasks.tryFind('bump')!;
  bump.prependExec(installed('version').exec);
  // Without the name of a package, which npx would download, projen takes the one that Node.js finds.
  for (const task of [bump, project.tasks.tryFind('unbump')!]) task.env('BUMP_PACKAGE', '');
  bump.env('NODE_PATH', 'tools/version/node_modules');
}

/** Who does not use CDK takes the template from the page of the release. */
export function attachTemplate(project: awscdk.AwsCdkConstructLibrary) {
  project.packageTask.spawn(project.tasks.tryFind('template')!);
  const command = '/jobs/release_github/steps/3/run';
  const create = 'gh release create "$tag"';
  const old = [
    'tag=$(cat "$RELEASE_TAG_FILE") &&',
    'gh release view "$tag" -R "$GITHUB_REPOSITORY" 2>/dev/null ||',
    `${create} -R "$GITHUB_REPOSITORY" -F "$CHANGELOG_FILE" -t "$tag" --target "$GITHUB_SHA"`,
  ].join('\n');
  project
    .github!.tryFindWorkflow('release')!
    .file!.patch(
      JsonPatch.test(command, old, TestFailureBehavior.FAIL_SYNTHESIS),
      JsonPatch.replace(command, old.replace(create, `${create} dist/template/sentiment-form-backend.template.json`)),
    );
}

export function addReleaseTasks(project: awscdk.AwsCdkConstructLibrary) {
  project.addTask('release:dry-run', {
    description: 'Runs the release workflow on this machine, in a fresh clone, and publishes nothing',
    exec: 'node tools/scripts/release-dry-run.mjs',
    receiveArgs: true,
  });
}
