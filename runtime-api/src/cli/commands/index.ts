import type { Command } from '../command.js';
import { check } from './check.js';
import { exportPackage } from './export.js';
import { importPackage } from './import.js';
import { publish } from './publish.js';
import { test } from './test.js';

/** Every verb of the command line. */
export const commands: readonly Command[] = [check, test, publish, exportPackage, importPackage];
