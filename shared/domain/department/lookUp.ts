import type { Department } from './department.ts';

/** What clerks write behind the name of a department and in front of it. */
const WINDOW = /窗口$/;
const RANK = /^[省市区县镇乡]|^街道/;
/** 潜山市 -> 潜山: “潜山医保局” is said as well. */
const shortDivision = (name: string): string => (name.length > 2 ? name.replace(/[省市区县镇乡]$|街道$/, '') : name);

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** The text, and what is left of it without window, division and rank: the most literal reading first. */
function readings(text: string, divisions: readonly string[]): string[] {
  const found = [plain(text)];
  const fronts = divisions.flatMap(name => [name, shortDivision(name)]).filter(name => name !== '');
  // each reading may be read on: 安庆市潜山市医疗保障局窗口
  for (const reading of found)
    for (const next of [
      reading.replace(WINDOW, ''),
      ...fronts.map(front => (reading.startsWith(front) ? reading.slice(front.length) : reading)),
      reading.replace(RANK, ''),
    ])
      if (next !== '' && !found.includes(next)) found.push(next);
  return found;
}

const namesOf = ({ code, name, otherNames }: Department): string[] => [code, name, ...otherNames].map(plain);

/**
 * The department that a clerk means: by code, name or other name. Names of the center’s divisions, a leading 省 市 区 县 镇 and
 * a trailing 窗口 are no part of it: 潜山市医疗保障局, 市市场监管局, 自然资源局窗口.
 */
export function lookUp(
  text: string,
  departments: readonly Department[],
  divisions: readonly string[],
): Department | undefined {
  for (const reading of readings(text, divisions)) {
    const found = departments.find(department => namesOf(department).includes(reading));
    if (found) return found;
  }
  return undefined;
}

/** Letters that say nothing about which department it is. */
const COMMON = new Set('局委会和与中心管理市区县省');
const letters = (text: string): Set<string> => new Set([...plain(text)].filter(letter => !COMMON.has(letter)));

/** The names that are written most like this text, the likest first; empty where none has anything in common with it. */
export function nearestNames(text: string, departments: readonly Department[], most = 3): string[] {
  const wanted = letters(text);
  const likeness = (name: string) => {
    const own = letters(name);
    return (2 * [...own].filter(letter => wanted.has(letter)).length) / (own.size + wanted.size || 1);
  };
  return departments
    .map(({ name, otherNames }) => ({ name, like: Math.max(...[name, ...otherNames].map(likeness)) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like)
    .slice(0, most)
    .map(({ name }) => name);
}
