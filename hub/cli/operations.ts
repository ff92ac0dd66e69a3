import type { Command } from 'commander';
import type { SignOptions } from './signOperations.ts';

/** `hub operations key|sign`: who answers for the operations that the pages may send. */
export function describeOperations(command: Command): void {
  command.description('signs the manifest of the operations that the pages may send (docs/limits.md)');
  command
    .command('key')
    .description('makes a pair of keys: operations.key signs and stays with whoever releases, operations.pub checks')
    .requiredOption('--folder <folder>', 'where the two files are made')
    .option('--public <file>', 'where the public half is written instead; best where no manifest lies')
    .action(async (where: { folder: string; public?: string }) =>
      (await import('./signOperations.ts')).runOperationsKey(where),
    );
  command
    .command('sign')
    .description('signs a manifest: with the key of a release, or else with the key of this installation')
    .option('--key <file>', 'operations.key of a release')
    .option('--operations <file>', 'the manifest; the one of the built pages if left out')
    .option('--to <file>', 'where the signed manifest is written; in its place if left out')
    .option('--release <name>', 'what the release is called; the version of this hub if left out')
    .action(async (options: SignOptions) => (await import('./signOperations.ts')).runOperationsSign(options));
}
