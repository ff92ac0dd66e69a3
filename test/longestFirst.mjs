import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import seconds from './seconds.json' with { type: 'json' };

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Begins with the suites that take longest, so that both workers end together. A clean checkout remembers no run, so the
 * seconds of the long ones are written down in seconds.json (`npm test -- --seconds`); a suite that is not there counts by its size.
 */
export default class LongestFirst {
  sort(suites) {
    const weight = new Map(suites.map(suite => [suite, weightOf(suite.path)]));
    return [...suites].sort((one, other) => weight.get(other) - weight.get(one));
  }

  /** With --onlyFailures, jest asks which they are; nothing is remembered here, so all run. */
  allFailedTests(suites) {
    return suites;
  }

  shard(suites, { shardIndex, shardCount }) {
    return this.sort(suites).filter((_suite, i) => i % shardCount === shardIndex - 1);
  }

  cacheResults() {
    // the order is the same on every machine
  }
}

const weightOf = path => seconds[relative(HERE, path)] ?? statSync(path).size / 10_000;
