import { readSettings, type Settings } from '../shared/settings.ts';

/** The settings of this process. The only place of the subgraphs that reads the environment. */
export const settingsOfProcess = (): Settings => readSettings(process.env);
