// After all tests: removes the folder that they had for what they leave behind.
const { rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname } = require('node:path');

module.exports = () => {
  const folder = tmpdir();
  // In watch mode, the next run begins in the same process.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = dirname(folder);
  try {
    // A browser that is about to end may still write.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  } catch (error) {
    console.warn(`The temporary folder of the tests is left: ${error.message}`);
  }
};
