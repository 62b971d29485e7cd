// Refusals because of who asks, and of passwords (page ErrorCode).

import type { ErrorEntry } from './entry.js';

/** Refusals because of who asks, and of passwords (page ErrorCode). */
export const access = {
  'DCS.1001': {
    httpStatus: 401,
    v1Code: '111401001',
    message: 'Invalid token.',
    remedy: 'Sign in, and send the new token as X-Auth-Token.',
    page: 'ErrorCode',
  },
  'DCS.1002': {
    httpStatus: 401,
    v1Code: '111401002',
    message: 'Token expired.',
    remedy: 'Sign in again.',
    page: 'ErrorCode',
  },
  'DCS.1003': {
    httpStatus: 401,
    v1Code: '111401003',
    message: 'No token in the request.',
    remedy: 'Send X-Auth-Token, or sign the request.',
    page: 'ErrorCode',
  },
  'DCS.1004': {
    httpStatus: 401,
    v1Code: '111401004',
    message: 'Project ID does not match the token.',
    remedy: 'Sign in for the project of the path.',
    page: 'ErrorCode',
  },
  'DCS.2003': {
    httpStatus: 403,
    message: 'This role does not have the permission to perform this operation.',
    remedy: 'Ask for a role that may do this.',
    page: 'ErrorCode',
  },
  'DCS.2007': {
    httpStatus: 403,
    message: 'Policy does not allow {} to be performed.',
    remedy: 'Ask for a policy that allows this.',
    page: 'ErrorCode',
  },
  'DCS.3002': {
    httpStatus: 403,
    v1Code: '111403002',
    message: 'This tenant has read permission only and cannot perform this operation.',
    remedy: 'Use an account that may write.',
    page: 'ErrorCode',
  },
  'DCS.3003': {
    httpStatus: 403,
    v1Code: '111403003',
    message: 'This role does not have the permission to perform this operation.',
    remedy: 'Ask for a role that may do this.',
    page: 'ErrorCode',
  },
  'DCS.4080': {
    httpStatus: 400,
    v1Code: '111400080',
    message: 'Instance password verify failed.',
    remedy: 'Give the password that the instance has now.',
    page: 'ErrorCode',
  },
  'DCS.4839': {
    httpStatus: 400,
    message: 'is not support reset instance password.',
    remedy: 'This cannot be done to this instance.',
    page: 'ResetPassword',
  },
  'DCS.4843': {
    httpStatus: 400,
    v1Code: '111400843',
    message: 'The no_password_access parameter is missing or its value is invalid.',
    remedy: 'Say with no_password_access whether a password is needed.',
    page: 'ErrorCode',
  },
  'DCS.4844': {
    httpStatus: 400,
    v1Code: '111400844',
    message: 'The access_user parameter is missing or its value is invalid.',
    remedy: 'Leave access_user empty.',
    page: 'ErrorCode',
  },
  'DCS.4845': {
    httpStatus: 400,
    v1Code: '111400845',
    message: 'The password parameter is missing or its value is invalid.',
    remedy: 'Send a password, or set no_password_access to true.',
    page: 'ErrorCode',
  },
  'DCS.4849': {
    httpStatus: 400,
    v1Code: '111400849',
    message: 'The request parameter new_password should not exist.',
    remedy: 'Leave new_password out when no password is needed.',
    page: 'ErrorCode',
  },
  'DCS.4850': {
    httpStatus: 400,
    v1Code: '111400850',
    message:
      'This operation is not supported when Password-Free Access is enabled for the instance.',
    remedy: 'Reset the password first: the instance has none.',
    page: 'ErrorCode',
  },
} as const satisfies Record<string, ErrorEntry>;
