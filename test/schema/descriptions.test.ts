import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType } from 'graphql';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';

const api = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/api.graphql'), 'utf8'));

/** Every type, field, argument and value of the API, by its coordinate. Scalars come from a library, with its own words. */
function* described(): Generator<[string, string | null | undefined]> {
  const roots = [api.getQueryType(), api.getMutationType(), api.getSubscriptionType()];
  for (const type of Object.values(api.getTypeMap())) {
    if (type.name.startsWith('__') || isScalarType(type)) continue;
    if (!roots.includes(type as never)) yield [type.name, type.description];
    if (isEnumType(type))
      for (const { name, description } of type.getValues()) yield [`${type.name}.${name}`, description];
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
      for (const field of Object.values(type.getFields())) {
        yield [`${type.name}.${field.name}`, field.description];
        if ('args' in field)
          for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name}:)`, arg.description];
      }
  }
}

it('describes everything in English, with the Chinese term in brackets', () => {
  const all = [...described()];
  const lacking = all.filter(
    ([, text]) => !/^[A-Z].*[a-z]/.test(text ?? '') || !/\([^)]*[一-龥][^)]*\)|“[^”]*[一-龥]/.test(text ?? ''),
  );
  expect(lacking.map(([coordinate, text]) => `${coordinate}: ${text}`)).toEqual([]);
  expect(all.length).toBeGreaterThan(300);
});
