// What all views stand in, and what they are made of.

// Parts
export { ChartLegend } from './chart-legend.js';
export { Dialog } from './dialog.js';
export {
  asNumber,
  Choice,
  Field,
  type FieldErrors,
  fieldErrors,
  Refusal,
  TextField,
  useAsking,
} from './form.js';
export { Header } from './header.js';
export { Icon, type IconName } from './icon.js';
export { type Loaded, useLoaded } from './load.js';
export { Notices, useNotices } from './notices.js';
// The page
export {
  type AppContext,
  PageContext,
  useAccess,
  useFleet,
  useMedia,
  usePage,
  useTick,
} from './page.js';
export { reasonParts } from './reason.js';
export {
  type AddressQuery,
  hrefOf,
  instanceHref,
  type Route,
  replaceAddress,
  routeOf,
  useRoute,
} from './router.js';
export { StatusMark, taskWords } from './status.js';
