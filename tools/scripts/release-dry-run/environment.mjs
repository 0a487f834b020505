// The environment of the workflow: a repository in place of GitHub's, and one for the Go module.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export function createEnvironment(folder, { installs }) {
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  if (git('status', '--porcelain') !== '') console.log('Uncommitted changes are not part of the dry run.');
  const sha = git('rev-parse', 'HEAD');
  const origin = join(folder, 'origin.git');
  git('clone', '--quiet', '--bare', '--no-hardlinks', ROOT, origin);
  git('-C', origin, 'update-ref', 'refs/heads/main', sha);
  git('-C', origin, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  const clone = join(folder, 'clone');
  git('clone', '--quiet', origin, clone);

  const goModule = join(folder, 'go-module.git');
  git('init', '--quiet', '--bare', '--initial-branch', 'main', goModule);
  const { repository, jsii } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8'));

  const artifacts = join(folder, 'artifacts');
  mkdirSync(artifacts);
  return {
    folder,
    clone,
    origin,
    sha,
    artifacts,
    goModule: { path: goModule, url: jsii.targets.go.moduleName },
    repository: repository.url.replace(/^https:\/\/github\.com\/|\.git$/g, ''),
    // Hard links take no time; if they cannot be made, the step installs normally.
    link: installs ? () => false : linkDependencies,
    /** The working folder of a job: GITHUB_WORKSPACE. */
    workspace: (job) => join(folder, job),
  };
}

/** Whether the installed dependencies are those of the checkout, too. */
function linkDependencies(checkout) {
  const lockOf = (directory) => readFileSync(join(directory, 'package-lock.json'), 'utf8');
  if (lockOf(ROOT) !== lockOf(checkout)) return false;
  const { workspaces } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  const folders = ['.', ...workspaces].filter((directory) => existsSync(join(ROOT, directory, 'node_modules')));
  try {
    for (const directory of folders) {
      execFileSync('cp', ['-al', join(ROOT, directory, 'node_modules'), join(checkout, directory, 'node_modules')]);
    }
    return true;
  } catch {
    return false;
  }
}
