/** A name that nobody else has. `crypto.randomUUID` is missing where a hub is reached by plain HTTP in an office network. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** The same as a UUID, for what the hub wants to be one. */
export const newUuid = (): string => newId().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
