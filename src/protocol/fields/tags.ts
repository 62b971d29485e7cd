// Tags: their characters are on page TagManagement. The pages disagree on how long they are, and each one's own
// length counts: 36 and 43 characters when an instance is created (CreateInstance), 128 and 255 when one has tags
// added (BatchCreateOrDeleteTags).

import { z } from 'zod';

/** How long the parts of a tag may be. */
interface TagLengths {
  readonly key: number;
  readonly value: number;
}

/** Those of a creation, and of a change. */
export const tagLengths = {
  creation: { key: 36, value: 43 },
  change: { key: 128, value: 255 },
} as const satisfies Record<string, TagLengths>;

const text = (longest: number, characters: RegExp, error: string) =>
  z
    .string()
    .max(longest)
    .regex(characters, { error })
    .refine((given) => given.trim() === given, { error: 'expected no space at either end' });

const key = (longest: number) =>
  text(
    longest,
    /^[\p{L}\p{M}\p{N} _.:=+\-@]+$/u,
    'expected one or more letters, digits, spaces and _.:=+-@',
  ).refine((given) => !given.startsWith('_sys_'), { error: 'expected no _sys_ at the start' });

const value = (longest: number) =>
  text(longest, /^[\p{L}\p{M}\p{N} _.:/=+\-@]*$/u, 'expected letters, digits, spaces and _.:/=+-@');

/** The most tags that an instance has (page TagManagement). */
export const mostTags = 20;

/** At most 20 tags with different keys. */
export const tagList = (lengths: TagLengths) =>
  z
    .array(z.object({ key: key(lengths.key), value: value(lengths.value).nullish() }))
    .max(mostTags)
    .refine((tags) => new Set(tags.map((each) => each.key)).size === tags.length, {
      error: 'every key occurs once',
    });
