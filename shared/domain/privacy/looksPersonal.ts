import { withoutNumbers } from './withoutNumbers.ts';

/** What in a text points to a person: a number, a name, a firm, or where somebody lives. */
export const PERSONAL_KINDS = ['number', 'name', 'firm', 'address'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** The family names of nearly everybody (百家姓, by how frequent they are), and those of two characters. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const SURNAME = `(?:欧阳|司马|上官|诸葛|尉迟|皇甫|慕容|司徒|夏侯|端木|令狐|[${SURNAMES}])`;
/** Characters that begin what is no given name: 张某 is nobody in particular, and 居民高度关注 names nobody. */
const NO_NAME = '(?![某等在的了于和与及或是有要向到因为未无不能可已对将被反办申请需持应])';
const GIVEN = `${NO_NAME}\\p{Script=Han}{1,2}`;
const END = '(?=[\\s，。、；：,.;:（）()“”]|$)';

const PATTERNS: readonly (readonly [PersonalKind, RegExp])[] = [
  // a label, and what stands behind it
  [
    'name',
    new RegExp(
      `(?<=(?:姓名|名叫|名字叫|我叫|我是|联系人|申请人|当事人|反映人|法定代表人|负责人|户主|经办人|受益人|死者|其父|其母|父亲|母亲|丈夫|妻子|儿子|女儿)(?:名叫|[:：为是叫])?\\s*)${SURNAME}${GIVEN}`,
      'gu',
    ),
  ],
  // a word for people, a name, and then the sentence goes on
  [
    'name',
    new RegExp(`(?<=居民|村民|市民|业主|群众|老人|患者|职工|学生|个体户|女士|先生)${SURNAME}${GIVEN}${END}`, 'gu'),
  ],
  [
    'name',
    new RegExp(
      `${SURNAME}${NO_NAME}\\p{Script=Han}{0,2}(?=先生|女士|小姐|同志|大爷|大妈|大姐|大哥|阿姨|师傅|老人家|老板)`,
      'gu',
    ),
  ],
  // whatever stands before the kind of a firm, back to a mark or to a word that no firm is called by
  [
    'firm',
    /(?:(?![的由向与和给为把被对])[\p{Script=Han}（）()A-Za-z0-9]){2,30}(?:有限责任公司|有限公司|股份公司|合伙企业|合作社|经营部|商行|个体工商户店|门市部)/gu,
  ],
  // fixed lines, and telephones that are written out; plates of cars
  ['number', /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g],
  ['number', /[零〇一二三四五六七八九幺]{7,}/g],
  ['number', /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}(?![A-Z0-9])/g],
  // a house: a street with a number, a building, a door, a group of a village
  [
    'address',
    /\p{Script=Han}{1,10}(?:路|街|巷|弄|道|胡同|小区|花园|公寓|新村|家园|大厦)\s*(?:第)?[\d零〇一二三四五六七八九十百]+\s*(?:号|弄|栋|幢|座|单元|室|楼)/gu,
  ],
  [
    'address',
    /[\d零〇一二三四五六七八九十百]+\s*(?:栋|幢|单元|号楼)(?:\s*[\d零〇一二三四五六七八九十百]+\s*(?:单元|层|室|号|户))*/gu,
  ],
  ['address', /\p{Script=Han}{1,8}村(?:第)?[\d零〇一二三四五六七八九十]+(?:组|队|号)/gu],
];

/** What stands in the place of what was found. */
const INSTEAD: Readonly<Record<PersonalKind, string>> = {
  number: '****',
  name: '某某',
  firm: '某企业',
  address: '某地',
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The patterns of words that are known to be personal in this case: who reported, by name and numbers. */
const knownPatterns = (known: readonly string[]): [PersonalKind, RegExp][] =>
  known
    .map(word => word.trim())
    .filter(word => [...word].length > 1)
    .map(word => [/\p{L}/u.test(word) ? 'name' : 'number', new RegExp(escaped(word), 'gu')]);

/**
 * What in a text still points to a person (N12), by kind. `known` are words that a case is known to have: its reporter’s name,
 * telephone and number. A rule finds the usual shapes and not every name, so that a second person looks as well.
 */
export function personalKinds(text: string, known: readonly string[] = []): PersonalKind[] {
  const plain = text.normalize('NFC');
  const found = new Set<PersonalKind>();
  if (withoutNumbers(plain) !== plain) found.add('number');
  for (const [kind, pattern] of [...knownPatterns(known), ...PATTERNS]) if (plain.search(pattern) >= 0) found.add(kind);
  return PERSONAL_KINDS.filter(kind => found.has(kind));
}

/** The text without all that: for a draft that a person goes on writing. What comes out looks personal no more. */
export function anonymised(text: string, known: readonly string[] = []): string {
  let rest = withoutNumbers(text);
  for (const [kind, pattern] of [...knownPatterns(known), ...PATTERNS]) rest = rest.replace(pattern, INSTEAD[kind]);
  return rest;
}
