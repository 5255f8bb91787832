import type { Command } from '../command.js';
import { approve } from './approve.js';
import { calendar } from './calendar.js';
import { check } from './check.js';
import { connectors } from './connectors.js';
import { decline } from './decline.js';
import { draw } from './draw.js';
import { exportPackage } from './export.js';
import { bind, importPackage } from './import.js';
import { approveMove, moveCases } from './move-cases.js';
import { organisation } from './organisation.js';
import { publish } from './publish.js';
import { run } from './run.js';
import { test } from './test.js';
import { trust } from './trust.js';
import { verify } from './verify.js';
import { whatIf } from './what-if.js';

/** Every verb of the command line. */
export const commands: readonly Command[] = [
  ...[check, test, run, publish, approve, decline],
  ...[exportPackage, importPackage, bind, trust, draw, verify, whatIf, connectors, calendar],
  ...[moveCases, approveMove, organisation],
];
