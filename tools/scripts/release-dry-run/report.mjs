/** What ran, with which result, and what did not run. */
export class Report {
  #steps = [];
  #artifacts = [];
  #notShown = [
    ['release', 'the tests, which `projen release` runs before it packs', 'run npm test for them'],
    ['all', 'uploads, signatures, provenance and attestations', 'they need the identity that GitHub gives to a job'],
  ];

  /** Runs one step and measures its time, whether it succeeds or not. */
  timed(job, step, action) {
    const started = performance.now();
    const keep = (result) => {
      const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
      console.log(`${job}: ${step}: ${result} (${seconds} s)`);
      this.#steps.push({ job, step, seconds, result });
    };
    try {
      keep(action() ?? 'ok');
    } catch (error) {
      keep('FAILED');
      throw error;
    }
  }

  artifact(registry, artifact, version) {
    this.#artifacts.push({ registry, artifact, version });
  }

  notShown(job, what, why) {
    this.#notShown.push([job, what, why]);
  }

  print() {
    console.table(this.#steps);
    console.table(this.#artifacts);
    console.log('This run did not test:');
    for (const [job, what, why] of this.#notShown) console.log(`- ${job}: ${what} (${why})`);
  }
}
