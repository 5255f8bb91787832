import { RE2JS } from 're2js';

/** A pattern of a package, matched in linear time whatever it says. Throws on what RE2 cannot do (look-around, back references). */
export function compilePattern(pattern: string): (text: string) => boolean {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  return (text) => compiled.matcher(text).find();
}
