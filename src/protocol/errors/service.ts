// What the service says of itself: no such thing, not here, not now (page ErrorCode).

import type { ErrorEntry } from './entry.js';

/** What the service says of itself: no such thing, not here, not now (page ErrorCode). */
export const service = {
  'DCS.3022': {
    httpStatus: 404,
    v1Code: '111404022',
    message: 'This DCS instance does not exist.',
    remedy: 'Check the instance id and the project; a deleted instance is gone.',
    page: 'ErrorCode',
  },
  'DCS.3053': {
    httpStatus: 400,
    message: 'Incorrect node ID.',
    remedy: 'Give a node id as it was listed.',
    page: 'ErrorCode',
  },
  'DCS.4001': {
    httpStatus: 404,
    v1Code: '111404001',
    message: 'The requested URL does not exist.',
    remedy: 'Compare the path with the list of operations.',
    page: 'ErrorCode',
  },
  'DCS.4023': {
    httpStatus: 404,
    v1Code: '111404023',
    message: 'This DCS order does not exist.',
    remedy: 'There is no such order.',
    page: 'ErrorCode',
  },
  'DCS.5000': {
    httpStatus: 500,
    v1Code: '111500000',
    message: 'Internal service error.',
    remedy: 'Ask again later.',
    page: 'ErrorCode',
  },
  'DCS.5001': {
    httpStatus: 405,
    v1Code: '111405001',
    message: 'This request method is not allowed.',
    remedy: 'Compare the method with the list of operations.',
    page: 'ErrorCode',
  },
  'DCS.5006': {
    httpStatus: 500,
    v1Code: '111500006',
    v1Message: 'Internal service error.',
    message: 'Submit job failed.',
    remedy: 'Ask again later.',
    page: 'ErrorCode',
  },
  'DCS.5017': {
    httpStatus: 500,
    v1Code: '111500017',
    v1Message: 'Internal service error.',
    message: 'Failed to save instance information.',
    remedy: 'Ask again later.',
    page: 'ErrorCode',
  },
  'DCS.5024': {
    httpStatus: 500,
    v1Code: '111500024',
    v1Message: 'Internal service error.',
    message: 'Query instance failed.',
    remedy: 'Ask again later.',
    page: 'ErrorCode',
  },
  'DCS.5031': {
    httpStatus: 500,
    v1Code: '111500031',
    message: 'create instance fail',
    remedy: 'Delete the instance and create another one.',
    page: 'ErrorCode',
  },
  'DCS.5041': {
    httpStatus: 500,
    v1Code: '111500041',
    message: 'No resource tenant available.',
    remedy: 'Ask again later.',
    page: 'ErrorCode',
  },
  'DCS.5078': {
    httpStatus: 500,
    v1Code: '111500078',
    v1Message: 'Internal service error.',
    message: 'Query backup record failed.',
    remedy: 'Ask again later.',
    page: 'ErrorCode',
  },
  'DCS.5091': {
    httpStatus: 500,
    v1Code: '111500091',
    v1Message: 'Internal service error.',
    message: 'Script execution failed.',
    remedy: 'Ask again later.',
    page: 'ErrorCode',
  },
  'DCS.5010': {
    httpStatus: 500,
    message: 'Failed to operate SSL in database.',
    remedy: 'Ask again later.',
    page: 'UpdateSSLSwitch',
  },
  // The service has no codes for these; they are the emulator's own.
  'EMU.0400': {
    httpStatus: 400,
    message: 'The request cannot be read: {0}.',
    remedy: 'Send it to a host and a path as URLs have them.',
    page: '',
  },
  'EMU.0403': {
    httpStatus: 403,
    message: 'The emulator answers only on this machine: {0}.',
    remedy:
      'Call it by a loopback name, or start it with --allow-host; for a page of another origin, with --allow-origin.',
    page: '',
  },
  'EMU.0413': {
    httpStatus: 413,
    message: 'The request body is too large.',
    remedy: 'Send at most 1 MB.',
    page: '',
  },
  'EMU.0501': {
    httpStatus: 501,
    message: 'The emulator does not offer {0}.',
    remedy: 'Use the real service for it: it has nothing to do with the lifecycle.',
    page: '',
  },
  'EMU.0503': {
    httpStatus: 503,
    message: 'The emulator cannot keep what changes: {0}.',
    remedy: 'Make room on the disk, or put the database back; reading goes on.',
    page: '',
  },
} as const satisfies Record<string, ErrorEntry>;
