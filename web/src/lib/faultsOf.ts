import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { type Fault, faultOf, type RawError } from './faults.ts';

/** The faults of an answer. Nothing at all came back: one fault with the code OFFLINE. */
export function faultsOf(error: unknown): Fault[] {
  if (error === undefined || error === null) return [];
  if (CombinedGraphQLErrors.is(error)) return error.errors.map(faultOf);
  if (ServerError.is(error)) {
    const inside = errorsIn(error.bodyText);
    if (inside.length > 0) return inside.map(faultOf);
  }
  return [{ code: 'OFFLINE', message: '', remedy: null, field: null, level: null }];
}

/** A refused request may carry its reasons in the body although the status is not 200. */
function errorsIn(body: string): RawError[] {
  try {
    const { errors } = JSON.parse(body) as { errors?: RawError[] };
    return Array.isArray(errors) ? errors : [];
  } catch (fault) {
    if (fault instanceof SyntaxError) return []; // a proxy's page, not an answer of the hub
    throw fault;
  }
}
