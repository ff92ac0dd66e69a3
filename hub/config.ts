import { readSettings, type Settings } from '../shared/settings.ts';

/** The settings of this process. The only place of the hub that reads the environment. */
export const settingsOfProcess = (over: Readonly<Record<string, string | undefined>> = {}): Settings =>
  readSettings({ ...process.env, ...over });
