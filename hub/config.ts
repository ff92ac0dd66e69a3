import { readSettings, type Settings } from '../shared/settings.ts';

/** What the command line says: it overrules the environment, and may preset what the environment leaves open. */
export interface CommandSettings {
  over?: Readonly<Record<string, string | undefined>>;
  preset?: Readonly<Record<string, string | undefined>>;
}

/** The settings of this process. The only place of the hub that reads the environment. */
export function settingsOfProcess({ over = {}, preset = {} }: CommandSettings = {}): Settings {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  return readSettings({ ...preset, ...given, ...over });
}

/** What a build has to know of the settings. It does not stop at a mistake in others: the start will name it. */
export const settingsOfBuild = (): Settings =>
  readSettings({ HUB_DATA: process.env.HUB_DATA, HUB_OPERATIONS_KEY: process.env.HUB_OPERATIONS_KEY });

/** `--developer` chooses the profile, where HUB_PROFILE does not. */
export const presetOf = ({ developer }: { developer?: boolean }): Record<string, string> =>
  developer ? { HUB_PROFILE: 'developer' } : {};
