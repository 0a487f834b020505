// Tools that nobody needs who builds or tests the library. Each has a package of its own outside the workspaces, which
// `npm ci` at the top does not install: what uses it does, with tools/scripts/install-tool.mjs.
import { awscdk, JsonFile, TextFile } from 'projen';

/** A folder in tools/, and what it installs. */
interface Tool {
  readonly description: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const TOOLS = {
  architecture: {
    description: 'Draws the module graph of docs/architecture.md',
    dependencies: { 'dependency-cruiser': '^17.3.3' },
  },
  links: {
    description: 'Looks up where the links of the pages lead',
    dependencies: { 'remark-cli': '^12.0.1', 'remark-validate-links': '^13.1.0' },
  },
  version: {
    description: 'Chooses the version of a release, and writes its changelog',
    dependencies: { 'commit-and-tag-version': '^12' },
  },
} satisfies Readonly<Record<string, Tool>>;

/** The step of a task that installs a tool which is not there as its lock file says. */
export function installed(tool: keyof typeof TOOLS | 'site') {
  return { exec: `node tools/scripts/install-tool.mjs ${tool}` };
}

export function addTools(project: awscdk.AwsCdkConstructLibrary) {
  for (const [name, tool] of Object.entries(TOOLS)) {
    new JsonFile(project, `tools/${name}/package.json`, {
      obj: { name, private: true, license: 'Apache-2.0', ...tool },
    });
    // npm reads the file that is beside package.json, and no other.
    new TextFile(project, `tools/${name}/.npmrc`, { lines: ['omit-lockfile-registry-resolved=true'] });
  }
  project.addTask('document:architecture', {
    description: 'Draws the module graphs of docs/architecture.md from the code',
    steps: [installed('architecture'), { exec: 'node tools/architecture/draw.mjs' }],
  });
}
