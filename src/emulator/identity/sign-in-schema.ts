// What a client sends to sign in: who it is, and which project or domain it wants to work in. Only
// what is used is checked; clients add much more.

import { z } from 'zod';

const text = z.string().max(1024);
const optional = text.nullish().transform((value) => value ?? undefined);
const reference = z.object({ id: optional, name: optional });
const withDomain = reference.extend({ domain: reference.optional() });

const identity = z.object({
  methods: z.array(text).min(1).max(8),
  password: z.object({ user: withDomain.extend({ password: optional }) }).optional(),
  token: z.object({ id: z.string().max(16_384) }).optional(),
});

const scope = z.union([
  z.literal('unscoped'),
  z.object({
    project: withDomain.nullish().transform((value) => value ?? undefined),
    domain: reference.nullish().transform((value) => value ?? undefined),
  }),
]);

/** The body of `POST /v3/auth/tokens`. */
export const signInSchema = z.object({
  auth: z.object({ identity, scope: scope.nullish() }),
});

/** Who signs in, and to which project or domain. */
export type SignInRequest = z.infer<typeof signInSchema>['auth'];
