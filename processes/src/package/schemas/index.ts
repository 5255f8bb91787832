/** One JSON Schema a file kind; `docs/how-to/package.md` is one page over them. */
export { decision } from './decision.js';
export { document } from './document.js';
export { form } from './form.js';
export { manifest } from './manifest.js';
export { parameters } from './parameters.js';
export { population } from './population.js';
export { registry } from './registry.js';
export { scenario, steps } from './scenario.js';
export { translations } from './translations.js';
