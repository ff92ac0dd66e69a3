import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';

/** The commands that documents and texts tell people to run, as they stand there: what a reader types has to exist. */
const DOCUMENTS = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join('docs', name)),
  ...['zh-CN', 'en'].flatMap(language =>
    readdirSync('shared/i18n')
      .filter(name => name.endsWith(`${language}.ts`))
      .map(name => join('shared/i18n', name)),
  ),
];

interface Told {
  /** As `keys rotate --province`. */
  command: string;
  words: string[];
  options: string[];
}

/** What follows `npx hub` up to the end of the line or of what stands in ticks; places to fill in and values are left out. */
function toldIn(file: string): Told[] {
  return [...readFileSync(file, 'utf8').matchAll(/npx hub ([a-z][^`\n#;|。，,)]*)/g)].map(([, text = '']) => {
    // a sentence may end with a command
    const parts = text
      .trim()
      .split(/\s+/)
      .map(part => part.replace(/[.'”]+$/, ''));
    const words = parts.slice(0, 2).filter(part => /^[a-z][a-z-]*$/.test(part));
    const options = parts.flatMap(part => /^--[a-z][a-z-]*/.exec(part)?.[0] ?? []);
    return { command: text.trim(), words, options };
  });
}

/** The command line, read as the program itself writes it, and not run. */
let program: Command;
beforeAll(async () => {
  const parse = jest.spyOn(Command.prototype, 'parseAsync').mockResolvedValue(new Command());
  // these are described only where somebody asks for them
  const given = process.argv.length;
  process.argv.push('tallies', 'assessment', 'account', 'display');
  await import('../../hub/cli/main.ts');
  process.argv.length = given;
  program = parse.mock.contexts[0] as Command;
  parse.mockRestore();
});

const inside = (group: Command, name: string): Command | undefined =>
  group.commands.find(command => command.name() === name);

/** Why a command cannot be run as it stands; empty where it can. */
function faultOf({ words: [first = '', second = ''], options }: Told): string {
  const command = inside(program, first);
  if (!command) return `there is no command ${first}`;
  // a group has commands of its own; after any other a sentence may go on
  const whole = command.commands.length > 0 ? inside(command, second) : command;
  if (!whole) return `${first} has no command ${second}`;
  const strange = options.filter(option => !whole.options.some(({ long }) => long === option));
  return strange.length === 0 ? '' : `it has no ${strange.join(', ')}`;
}

describe('the commands that people are told to run', () => {
  const told = DOCUMENTS.filter(existsSync).flatMap(file => toldIn(file).map(one => ({ ...one, file })));

  it('are found in the documents and in the texts of refusals', () => {
    expect(told.length).toBeGreaterThan(40);
    expect(new Set(told.map(({ words }) => words[0]))).toEqual(
      new Set([
        'account',
        'assessment',
        'display',
        'gateway',
        'keys',
        'link-keys',
        'operations',
        'start',
        'tallies',
        'token',
        'trace',
        'verify',
      ]),
    );
  });

  it('are commands of the command line, with options that it has', () => {
    expect(told.flatMap(one => (faultOf(one) === '' ? [] : [`${one.file}: ${one.command}: ${faultOf(one)}`]))).toEqual(
      [],
    );
  });

  it('would be missed if they were not there', () => {
    const fault = (command: string) =>
      faultOf({
        command,
        words: command.split(' ').slice(0, 2),
        options: command.split(' ').filter(w => w.startsWith('--')),
      });
    expect(fault('keys turn')).toBe('keys has no command turn');
    expect(fault('keys rotate --county')).toBe('it has no --county');
    expect(fault('backup now')).toBe('there is no command backup');
  });
});
