import * as v from 'valibot';

/** Ids in policy files and of platforms. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'must be lower-case letters, digits and dashes (64 at most)',
  ),
);
