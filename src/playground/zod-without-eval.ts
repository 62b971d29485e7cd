// Has zod make no functions of texts, which a page of a server may not do, and to try is reported as an error. Comes
// before the first schema, which would try.

import { config } from 'zod';

config({ jitless: true });
