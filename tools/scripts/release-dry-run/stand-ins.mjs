// What replaces the actions and the secrets of the workflow.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing, PYTHON } from '../test-languages/run.mjs';

const TOOLS = {
  'actions/setup-node': ['node', 'npm'],
  'actions/setup-python': [PYTHON],
  'actions/setup-java': ['mvn', 'javac'],
  'actions/setup-go': ['go'],
  'actions/setup-dotnet': ['dotnet'],
};

const ACTIONS = {
  'actions/checkout': ({ path = '.' }, { place, workspace }) => {
    execFileSync('git', ['clone', '--quiet', place.origin, join(workspace, path)]);
    return {};
  },
  'actions/upload-artifact': ({ name, path }, { place, workspace }) => {
    cpSync(join(workspace, path), join(place.artifacts, name), { recursive: true });
    return { 'artifact-id': name };
  },
  'actions/download-artifact': (inputs, { place, workspace }) => {
    cpSync(join(place.artifacts, inputs['artifact-ids']), join(workspace, inputs.path), { recursive: true });
    return {};
  },
};

/** The commands that the actions of these steps would install, and that are missing here. */
export function missingTools(steps) {
  return steps.flatMap(({ uses }) => TOOLS[nameOf(uses)] ?? []).filter(isMissing);
}

/** Does the work of the action, and returns its outputs. */
export function useAction(uses, inputs, scene) {
  const name = nameOf(uses);
  if (name in TOOLS) return {};
  if (!(name in ACTIONS)) throw new Error(`The dry run has no stand-in for the action ${uses}.`);
  return ACTIONS[name](inputs, scene);
}

function nameOf(uses) {
  return uses?.split('@')[0];
}

/**
 * Every secret is a word that no registry accepts; only the key must be valid, because it is imported before anything
 * is published.
 */
export function placeholderSecrets(place) {
  const known = { MAVEN_GPG_PRIVATE_KEY: () => throwawayKey(join(place.folder, 'gnupg')) };
  return new Proxy({}, { get: (_, name) => known[name]?.() ?? 'placeholder' });
}

function throwawayKey(home) {
  const file = join(home, 'key.asc');
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const gpg = (...args) =>
      execFileSync(
        'gpg',
        ['--homedir', home, '--batch', '--pinentry-mode', 'loopback', '--passphrase', 'placeholder', ...args],
        {
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
    gpg('--quick-generate-key', 'dry-run@example.com', 'default', 'default', '1d');
    writeFileSync(file, gpg('--armor', '--export-secret-keys'));
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
  }
  return readFileSync(file, 'utf8');
}

/**
 * The environment of a step that publishes. Trusted publishing asks GitHub for an identity even in a dry run of publib,
 * so PyPI and NuGet get a password, too. The home folder is a different one, because publib writes to it, and because
 * no real credentials must be within reach.
 */
export function publishingEnvironment(place, workspace) {
  const home = join(workspace, '..', `${workspace.split('/').at(-1)}-home`);
  mkdirSync(home, { recursive: true });
  return {
    HOME: home,
    // It contains no credentials, and saves a download of publib for each job.
    npm_config_cache: execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(),
    PYTHONUSERBASE: join(home, '.local'),
    PIP_BREAK_SYSTEM_PACKAGES: '1',
    PYPI_TRUSTED_PUBLISHER: 'false',
    TWINE_USERNAME: 'placeholder',
    TWINE_PASSWORD: 'placeholder',
    NUGET_TRUSTED_PUBLISHER: 'false',
    NUGET_API_KEY: 'placeholder',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${place.goModule.path}.insteadOf`,
    GIT_CONFIG_VALUE_0: `https://placeholder@${place.goModule.url}.git`,
  };
}
