// Before all tests: a folder for everything that they leave behind, such as a `cdk.out` of each synthesis.
const { chmodSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  // Like the folder around it: programs of other users may write into it, too.
  chmodSync(folder, 0o1777);
  // The processes of Jest inherit these.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
};
