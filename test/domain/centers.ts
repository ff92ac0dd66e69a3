import type { CenterNode } from '../../shared/domain/access/jurisdiction.ts';
import type { LevelName } from '../../shared/domain/levels.ts';

const CENTERS: [code: string, name: string, level: LevelName, parent: string | null][] = [
  ['310000', '上海市', 'province', null],
  ['310109', '虹口区', 'county', '310000'], // a municipality has no city level
  ['310109S91', '虹口区北外滩分中心', 'county', '310109'],
  ['340000', '安徽省', 'province', null],
  ['340100', '合肥市', 'city', '340000'],
  ['340100S91', '合肥市滨湖分中心', 'city', '340100'],
  ['340100Z01', '合肥高新技术产业开发区', 'county', '340100'],
  ['340800', '安庆市', 'city', '340000'],
  ['340882', '潜山市', 'county', '340800'], // a county, whatever its name ends in
  ['340882100', '王河镇', 'township', '340882'],
  ['340881', '桐城市', 'county', '340800'],
  ['420000', '湖北省', 'province', null],
  ['429004', '仙桃市', 'county', '420000'], // governed by the province
  ['440000', '广东省', 'province', null],
  ['441900', '东莞市', 'city', '440000'], // a city without counties
  ['441900003', '东城街道', 'township', '441900'],
];

/** A few real places, one for each way in which the tree is not a plain four-storey house. */
export const CHINA: ReadonlyMap<string, CenterNode> = new Map(
  CENTERS.map(([code, name, level, parent]) => [code, { code, name, level, parent, validTo: null }]),
);
