import { zhCases } from './zh-cases.js';
import { zhDesk } from './zh-desk.js';
import { zhFigures } from './zh-figures.js';
import { zhFrame } from './zh-frame.js';
import { zhOutside } from './zh-outside.js';
import { zhServices } from './zh-services.js';

/** What the portal says in Chinese, a file a group of pages. The English files have the same shape; the compiler holds them equal. */
export const zh = {
  ...zhFrame,
  ...zhServices,
  ...zhCases,
  ...zhDesk,
  ...zhFigures,
  ...zhOutside,
};

export type Words = typeof zh;
