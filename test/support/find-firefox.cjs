// Plain JavaScript, because `npm test` asks before anything is compiled.
const { accessSync, constants } = require('node:fs');
const { delimiter, join } = require('node:path');

/** The path of an installed Firefox: what `FIREFOX_PATH` says, else one on the PATH, else nothing. */
exports.findFirefox = () => {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = ['firefox', 'firefox-esr'].flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable);
};

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
