// What the gateway in front of the service answers by itself, in a form of its own (pages api-sign-errorcode and
// api-sign-0001 of the guide to signed requests).

import type { ErrorEntry } from './entry.js';

/** What the gateway in front of the service answers by itself. */
export const gateway = {
  'APIGW.0201': {
    httpStatus: 504,
    message: 'Backend timeout.',
    otherMessages: {
      400: 'API request error.',
      413: 'Request entity too large.',
      414: 'Request URI too large.',
      494: 'Request headers too large.',
      502: 'Backend unavailable.',
    },
    remedy: 'Look whether the call has had its effect, and ask again.',
    page: 'api-sign-errorcode',
  },
  'APIGW.0301': {
    httpStatus: 401,
    message: 'Incorrect IAM authentication information: verify aksk signature fail',
    remedy:
      'Compare key and secret with those of --ak and --sk, and the clock with the right time.',
    page: 'api-sign-0001',
  },
  'APIGW.0307': {
    httpStatus: 401,
    message: 'The token must be updated.',
    remedy: 'Sign in again, and call the region that the token is for.',
    page: 'api-sign-errorcode',
  },
  'APIGW.0308': {
    httpStatus: 429,
    message: 'The throttling threshold has been reached.',
    remedy: 'Ask again later, and less often.',
    page: 'api-sign-errorcode',
  },
} as const satisfies Record<string, ErrorEntry>;
