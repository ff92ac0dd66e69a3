import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, graphql, GraphQLError, parse, type GraphQLFormattedError } from 'graphql';
import { DomainError, ERROR_CODES, type ErrorCode } from '../../shared/domain/errors.ts';
import { LANGUAGES } from '../../shared/i18n/languages.ts';
import { log } from '../../shared/log.ts';
import { maskFault, translateError } from '../../shared/presentError.ts';

log.level = 'silent';

const SCHEMA = buildSchema(`
  input Form { title: String!, phones: [Int!] }
  type Query { fail: Int, must: Int!, take(form: Form!): Int }
`);

/** The first error of a query whose fields throw what is given, as graphql-js hands it on. */
async function errorOf(thrown: unknown, source = '{ fail }', variableValues?: Record<string, unknown>) {
  const fail = () => {
    throw thrown;
  };
  const { errors } = await execute({
    schema: SCHEMA,
    document: parse(source),
    rootValue: { fail, must: () => null, take: () => 1 },
    ...(variableValues ? { variableValues } : {}),
  });
  return errors?.[0] as GraphQLError;
}

const TAKE = 'query ($form: Form!) { take(form: $form) }';

describe('a refusal leaves a level', () => {
  it('with its code, field and parameters', async () => {
    const error = await errorOf(new DomainError('FIELD_TOO_LONG', { length: '101', limit: '100' }, 'title'));
    expect(maskFault(error, 'county')).toEqual({
      message: 'FIELD_TOO_LONG',
      path: ['fail'],
      locations: [{ line: 1, column: 3 }],
      extensions: { code: 'FIELD_TOO_LONG', field: 'title', params: { length: '101', limit: '100' } },
    });
  });

  it('without the trace that a developer’s server adds', () => {
    const error = new GraphQLError('TOKEN_EXPIRED', {
      extensions: { code: 'TOKEN_EXPIRED', stacktrace: ['at /srv/hub'], http: { status: 401 } },
    });
    expect(maskFault(error, 'county')).toEqual({ message: 'TOKEN_EXPIRED', extensions: { code: 'TOKEN_EXPIRED' } });
  });
});

describe('a fault is hidden behind an id', () => {
  const SECRET = 'UNIQUE constraint failed: 张三 13812345678';
  const coded = (code: string) => new GraphQLError(SECRET, { extensions: { code, sql: SECRET } });

  it.each<[string, unknown]>([
    ['an error of the database', new Error(SECRET)],
    ['an error with a code of its own', Object.assign(new Error(SECRET), { code: 'SQLITE_CONSTRAINT' })],
    ['an error that carries a code of no one’s', coded('SQLITE_CONSTRAINT')],
    ['an error that calls itself internal', coded('INTERNAL_SERVER_ERROR')],
    ['a text', SECRET],
    ['an object', { reporter: SECRET }],
  ])('%s', async (_what, thrown) => {
    const shown = maskFault(await errorOf(thrown), 'county');
    expect(JSON.stringify(shown)).not.toMatch(/张三|13812345678|UNIQUE|stack/);
    expect(shown).toEqual({
      message: 'INTERNAL_SERVER_ERROR',
      path: ['fail'],
      locations: [{ line: 1, column: 3 }],
      extensions: { code: 'INTERNAL_SERVER_ERROR', params: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
    });
  });

  it('a null where there must be a value', async () => {
    expect(maskFault(await errorOf(null, '{ must }'), 'county').extensions).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    });
  });

  it('another id each time', async () => {
    const error = await errorOf(new Error(SECRET));
    const ids = [maskFault(error, 'county'), maskFault(error, 'county')].map(({ extensions }) => extensions?.params);
    expect(ids[0]).not.toEqual(ids[1]);
  });
});

describe('a value of the wrong type', () => {
  it.each([
    ['a text for a number', { title: 'x', phones: ['13812345678'] }, 'form.phones[0]'],
    ['a number for a text', { title: 13812345678 }, 'form.title'],
    ['a field too many', { title: 'x', secret13812345678: 1 }, 'form'],
    ['none at all', undefined, 'form'],
  ])('%s is the caller’s, named and not repeated', async (_what, form, field) => {
    const masked = maskFault(await errorOf(null, TAKE, form ? { form } : {}), 'county');
    expect(masked.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    for (const language of LANGUAGES) {
      const shown = translateError(masked, language);
      expect(shown.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
      expect(JSON.stringify(shown)).not.toContain('13812345678');
    }
  });
});

describe('an error in words', () => {
  const shown = (code: ErrorCode, more: object = {}, message: string = code): GraphQLFormattedError => ({
    message,
    path: ['countyAcceptCase'],
    extensions: { code, ...more },
  });

  it.each(LANGUAGES.flatMap(language => ERROR_CODES.map(code => [language, code] as const)))(
    '%s: %s has a text and a remedy',
    (language, code) => {
      const { message, extensions } = translateError(shown(code), language);
      expect(message).not.toContain(code);
      expect(message).toMatch(/\S/);
      expect(extensions).toEqual({ code, remedy: expect.stringMatching(/\S/) });
    },
  );

  it.each([
    ['zh-CN', '“标题”有101个字，最多100个字。', '请缩短“标题”，详细情况可写入问题描述。'],
    ['en', '“title” has 101 characters; 100 are allowed.', 'Shorten “title”; details go into the description.'],
  ] as const)('%s: names the field in words and keeps it for programs', (language, message, remedy) => {
    const params = { length: '101', limit: '100' };
    expect(translateError(shown('FIELD_TOO_LONG', { field: 'input.title', params }), language)).toEqual({
      message,
      path: ['countyAcceptCase'],
      extensions: { code: 'FIELD_TOO_LONG', field: 'input.title', params, remedy },
    });
  });

  it.each([
    ['input.causes[0]', '“办不成的原因”不能为空。'],
    ['title', '“标题”不能为空。'],
    ['input.deep.unknown', '“input.deep.unknown”不能为空。'],
  ])('the field %s: %s', (field, message) => {
    expect(translateError(shown('FIELD_REQUIRED', { field }), 'zh-CN').message).toBe(message);
  });

  it('gives the number under which the log has the fault', () => {
    const { extensions } = translateError(shown('INTERNAL_SERVER_ERROR', { params: { id: '4711' } }), 'zh-CN');
    expect(extensions?.remedy).toContain('4711');
  });

  it('says what the parser found', async () => {
    const { errors } = await graphql({ schema: SCHEMA, source: '{ nowhere }' });
    const said = errors?.[0]?.message ?? '';
    expect(translateError(shown('GRAPHQL_VALIDATION_FAILED', {}, said), 'zh-CN').message).toBe(
      '接口中没有这样的操作或字段。 Cannot query field "nowhere" on type "Query".',
    );
  });

  it('does not say what any other machinery said', () => {
    expect(
      translateError(shown('LEVEL_UNREACHABLE', { params: { level: 'city' } }, 'ECONNREFUSED 10.0.0.7'), 'en'),
    ).toEqual({
      message: 'The city level cannot be reached at the moment.',
      path: ['countyAcceptCase'],
      extensions: {
        code: 'LEVEL_UNREACHABLE',
        params: { level: 'city' },
        remedy: 'The other levels are not affected; try again later.',
      },
    });
  });

  it('leaves out traces, keeps what others added', () => {
    const more = { stacktrace: ['at /srv/hub'], http: { status: 401 }, service: 'county' };
    const { extensions } = translateError(shown('TOKEN_EXPIRED', more), 'en');
    expect(extensions).toEqual({ code: 'TOKEN_EXPIRED', service: 'county', remedy: expect.any(String) });
  });

  it('leaves an error of an unknown code as it is', () => {
    const error = { message: 'hm', extensions: { code: 'ELSEWHERE' } };
    expect(translateError(error, 'en')).toBe(error);
  });
});
