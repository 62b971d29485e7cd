// Text for files: no colours, and lines as long as they are.

import pc from 'picocolors';
import type { Style } from '../terminal/style.js';

/** The style of what is not for a screen. */
export const plainStyle: Style = { colours: pc.createColors(false), columns: 100_000 };
