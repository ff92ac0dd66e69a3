import type { CenterRow } from './CenterRow.ts';

/** The name on the door (中心全称), which papers bear as well: 潜山市政务服务中心, 红星镇便民服务中心. */
export function officialName({ name, level, kind }: Pick<CenterRow, 'name' | 'level' | 'kind'>): string {
  if (kind === 'subCenter') return name;
  return level === 'township' ? `${name}便民服务中心` : `${name}政务服务中心`;
}
