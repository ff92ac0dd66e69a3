import { Lexer, Source, TokenKind } from 'graphql';
import { LIMITS } from './limits.ts';
import { checkName } from './names.ts';
import { tooDeep, tooLarge } from './refusals.ts';

const OPENS: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSES: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Counts the words and brackets of a document without parsing it, because a parser calls itself for each bracket. Throws
 * QUERY_TOO_LARGE or QUERY_TOO_DEEP at the first word too many, and what the lexer says of a word that is none.
 */
export function scan(text: string): number {
  if (text.length > LIMITS.characters) throw tooLarge('characters');
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (++tokens > LIMITS.tokens) throw tooLarge('tokens');
    // no document of good faith has it, and it is no key like others anywhere
    if (token.kind === TokenKind.NAME && token.value === '__proto__') checkName(token.value);
    if (OPENS.has(token.kind)) nesting += 1;
    if (CLOSES.has(token.kind)) nesting -= 1;
    if (nesting > LIMITS.nesting) throw tooDeep(LIMITS.nesting);
  }
  return tokens;
}
