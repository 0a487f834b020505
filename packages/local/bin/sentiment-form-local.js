#!/usr/bin/env node
'use strict';
// The command is a file of the repository: npm links a command when it installs, which is before anything is compiled.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const cli = join(__dirname, '..', 'lib', 'cli.js');
if (existsSync(cli)) {
  require(cli);
} else {
  process.stderr.write(
    'sentiment-form-local: it is not compiled yet. Run "npm run compile:all" in the root of the repository, then this command again.\n',
  );
  process.exitCode = 1;
}
