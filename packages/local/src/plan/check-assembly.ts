import { planOf } from './plan';
import { readAssembly, type AssemblySource } from '../assembly/read-assembly';
import { createRunFolder, removeRunFolder } from '../base/run-folder';

/** Throws any error that would prevent the start of an assembly, before anything that runs is stopped for it. */
export function checkAssembly(source: AssemblySource): void {
  const scratchDir = createRunFolder('sentiment-form-local');
  try {
    planOf(readAssembly(source), scratchDir);
  } finally {
    removeRunFolder(scratchDir);
  }
}
