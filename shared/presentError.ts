import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isErrorCode } from './domain/errors.ts';
import type { Language } from './i18n/languages.ts';
import { isTextKey } from './i18n/phrase.ts';
import { translate } from './i18n/translate.ts';
import { log } from './log.ts';

/** The parts of an error that people and programs get. */
type Shown = GraphQLFormattedError;

const codeOf = ({ extensions }: Pick<Shown, 'extensions'>): unknown => extensions?.code;

/**
 * What a level lets out of an error: a refusal keeps its code, field and parameters; anything else is a fault, which is
 * logged under an id and shown as no more than that id. Faults may speak of people; refusals may not.
 */
export function maskFault(error: GraphQLError, where: string): Shown {
  const { message, path, locations } = error;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  if (isErrorCode(codeOf(error)) && codeOf(error) !== 'INTERNAL_SERVER_ERROR')
    return { message, ...place, extensions: withoutTrace(error.extensions) };
  // an error without an original one is graphql-js's own word about the request
  if (!error.originalError || (!path && error.originalError instanceof GraphQLError))
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  const id = randomUUID();
  log.error({ where, id, fault: error.originalError.stack ?? String(error.originalError) }, 'a fault behind the API');
  return { message: 'INTERNAL_SERVER_ERROR', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', params: { id } } };
}

/** An error as the caller reads it: the text and the remedy of its code, in the language asked for. */
export function translateError(error: Shown, language: Language): Shown {
  const code = codeOf(error);
  if (!isErrorCode(code)) return error;
  const { params = {}, field, ...others } = withoutTrace(error.extensions) as Record<string, unknown>;
  const known = params as Record<string, string>;
  const at = fieldOf(error.message, field);
  const named = { ...known, ...(at === undefined ? {} : { field: lastName(at) }) };
  return {
    ...error,
    message: `${translate(`error.${code}`, language, named)}${wordOfTheParser(code, error.message)}`,
    extensions: {
      ...others,
      code,
      ...(at === undefined ? {} : { field: at }),
      ...(Object.keys(known).length > 0 ? { params: known } : {}),
      remedy: translate(`remedy.${code}`, language, named),
    },
  };
}

/** `input.causes[0]` -> causes: the name that stands in the texts. */
const lastName = (field: string) => {
  const name =
    field
      .replace(/\[\d+\]/g, '')
      .split('.')
      .at(-1) ?? field;
  return isTextKey(`field.${name}`) ? name : field;
};

/** Where graphql-js names the input at fault only in its text, it is found there; the value itself is not repeated. */
function fieldOf(message: string, field: unknown): string | undefined {
  if (typeof field === 'string') return field;
  return / at "([\w.[\]]+)"/.exec(message)?.[1] ?? /^Variable "\$(\w+)"/.exec(message)?.[1];
}

/** What the parser or the validator found helps who wrote the document; it repeats no variable, and no value of a field. */
const wordOfTheParser = (code: string, message: string) =>
  (code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED') && message !== code
    ? ` ${withoutValues(message)}`
    : '';

/** graphql-js repeats the literal that does not fit; somebody may have written a name or a telephone there. */
const withoutValues = (message: string): string =>
  message
    .replace(/( cannot represent [^:]*: ).*/s, '$1…')
    .replace(/\bValue ".*" does not exist/s, 'Value … does not exist')
    .replace(/(Expected value of type "[^"]+", found ).*/s, '$1…')
    .replace(/\b((?:found|Unexpected) (?:String|BlockString|Int|Float)) ".*"/s, '$1');

function withoutTrace(extensions: Shown['extensions']): Record<string, unknown> {
  const { stacktrace: _trace, http: _http, ...rest } = (extensions ?? {}) as Record<string, unknown>;
  return rest;
}
