#!/usr/bin/env node
// The executable: it hands the process to the program.

import { runProcess } from './process.js';

await runProcess();
