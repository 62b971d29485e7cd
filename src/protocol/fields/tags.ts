// Tags. The pages disagree on their length (36/43 or 128/255); the longer ones are accepted.

import { z } from 'zod';

const key = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .refine((text) => !text.startsWith('_sys_'), { error: 'tag keys do not start with _sys_' });

/** A tag. */
export const tag = () => z.object({ key, value: z.string().max(255).nullish() });

/** The most tags that an instance has (page TagManagement). */
export const mostTags = 20;

/** At most 20 tags with different keys. */
export const tagList = () =>
  z
    .array(tag())
    .max(mostTags)
    .refine((tags) => new Set(tags.map((each) => each.key)).size === tags.length, {
      error: 'every key occurs once',
    });
