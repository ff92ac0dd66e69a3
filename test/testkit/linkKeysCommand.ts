import { Command } from 'commander';
import { describeLinkKeys } from '../../hub/cli/linkKeys.ts';

/** Runs `hub link-keys …` in this process. */
export async function linkKeysCommand(...words: string[]): Promise<void> {
  const command = new Command('link-keys');
  describeLinkKeys(command);
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    await command.parseAsync(words, { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
}
