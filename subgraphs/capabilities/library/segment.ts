import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { Converter } from 'opencc-js/t2cn';
import { z } from 'zod';
import { termsIn, type WordLists } from '../../../shared/domain/library/terms.ts';
import { PROJECT_ROOT } from '../../../shared/projectRoot.ts';

const FOLDER = join(PROJECT_ROOT, 'subgraphs/seeds/library');
const WORDS = z.array(z.string().min(1));

/** How often a word of ours is taken to occur, for the segmenter to keep it whole: as often as a frequent word of its dictionary. */
const AS_FREQUENT = 20_000;

interface Segmenter {
  cut(text: string): string[];
  words: WordLists;
}

let loaded: Segmenter | undefined;

/** The dictionary takes a fifth of a second and some tens of megabytes: it is read when it is first needed, once in a process. */
const segmenter = (): Segmenter => (loaded ??= load());

function load(): Segmenter {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
  const synonyms = z.array(WORDS.min(2)).parse(read('synonyms.json'));
  const terms = WORDS.parse(read('terms.json'));
  const jieba = Jieba.withDict(dict);
  const own = new Set([...terms, ...synonyms.flat()]);
  jieba.loadDict(Buffer.from([...own].map(word => `${word} ${AS_FREQUENT} n`).join('\n')));
  const simplified = Converter({ from: 't', to: 'cn' });
  return {
    // the search mode gives a long word and the words inside it: 注销 is found in 注销登记
    cut: text => jieba.cutForSearch(simplified(text.normalize('NFKC')), true),
    words: {
      stop: new Set(WORDS.parse(read('stopWords.json'))),
      heads: new Map(synonyms.flatMap(([head = '', ...others]) => others.map(other => [other, head] as const))),
    },
  };
}

/** The words by which a Chinese text is found, traditional characters as simplified ones. The text goes nowhere else. */
export function segment(text: string): string[] {
  const { cut, words } = segmenter();
  return termsIn(cut(text), words);
}
