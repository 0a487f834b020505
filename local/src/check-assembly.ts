import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly, type AssemblySource } from './assembly/read-assembly';
import { planOf } from './plan';

/** Throws what would stop the start of an assembly, before anything that runs is stopped for it. */
export function checkAssembly(source: AssemblySource): void {
  const scratchDir = join(tmpdir(), `sentiment-form-local-${randomUUID()}`);
  try {
    planOf(readAssembly(source), scratchDir);
  } finally {
    rmSync(scratchDir, { recursive: true, force: true });
  }
}
