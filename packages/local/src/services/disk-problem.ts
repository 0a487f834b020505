/** Says what is wrong with a place on the disk: what it is, and what can be done about it. */
import { types } from 'node:util';

/** @param place e.g. `The data folder .data` */
export function diskProblem(place: string, error: unknown): string {
  const reason = reasonOf(error);
  const known = PROBLEMS.find(({ signs }) => signs.test(reason));
  return known === undefined ? `${place} cannot be used: ${reason}.` : `${place} ${known.sentence} (${reason}).`;
}

/** By the codes of the system, and by its words, which is all that LevelDB passes on. */
const PROBLEMS: readonly { readonly signs: RegExp; readonly sentence: string }[] = [
  {
    signs: /ENOSPC|EDQUOT|EFBIG|no space left|quota exceeded|file too large/i,
    sentence: 'cannot be written because the disk is full. Free some space, or choose a folder on another disk',
  },
  {
    signs: /EACCES|EPERM|EROFS|permission denied|not permitted|read-only/i,
    sentence: 'is read-only. Allow this user to write to it, or choose another folder',
  },
  {
    signs: /ENOTDIR|EEXIST|not a directory/i,
    sentence: 'is a file, or is below one. Choose a folder, which need not exist yet',
  },
  {
    signs: /LEVEL_LOCKED|\/LOCK: |already held/i,
    sentence: 'is in use, probably by another server. Stop that server, or choose another folder',
  },
];

/** In the words of the system. */
export function reasonOf(error: unknown): string {
  // An error of a native module may be of another realm, where `instanceof` does not know it.
  if (!types.isNativeError(error)) return String(error);
  if (types.isNativeError(error.cause)) return reasonOf(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code === undefined || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}
