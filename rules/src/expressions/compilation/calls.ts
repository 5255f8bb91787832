import { isList } from '../../facts/fact-path.js';
import { type Computed, Failed, type Unknown } from '../computed.js';
import { countProblem, type ExpressionFunction, fitArgument } from '../functions/function.js';
import { functionNamed } from '../functions/index.js';
import type { InnerValue } from '../inner-value.js';
import type { Run } from '../run.js';
import type { Call } from '../syntax/node.js';
import { placed } from '../syntax/syntax-problem.js';
import { type Code, type Compile, computeAll, failAt, isOpen } from './code.js';

/** A call of one of the listed functions. */
export function compileCall(node: Call, compile: Compile): Code {
  const called = functionNamed(node.name);
  if (!called) throw new Error(`The parser accepted an unknown function "${node.name}"`);
  const problem = countProblem(called, node.args.length);
  if (problem) return () => failAt(node, 'EXPRESSION_ARGUMENTS', problem);
  const codes = node.args.map(compile);

  return called.runUnknown ? compileSeeing(called.runUnknown, codes) : (run) => call(called, computeAll(codes, run), node, run);
}

function compileSeeing(runUnknown: NonNullable<ExpressionFunction['runUnknown']>, codes: readonly Code[]): Code {
  return (run) => {
    const args: (InnerValue | Unknown)[] = [];
    for (const code of codes) {
      const part = code(run);
      if (part instanceof Failed) return part;
      args.push(part);
    }
    return runUnknown(args);
  };
}

function call(called: ExpressionFunction, args: readonly InnerValue[] | Unknown | Failed, node: Call, run: Run): Computed {
  if (isOpen(args)) return args;
  const fitted: InnerValue[] = [];
  for (const value of args) {
    const fit = run.spend(called.paysItself ? 0 : costOf(value)) ?? fitArgument(called, fitted.length, value);
    if (fit instanceof Failed) return new Failed(fit.code, placed(fit.message, node.at));
    fitted.push(fit);
  }
  const made = called.run(fitted, run);

  return made instanceof Failed ? new Failed(made.code, placed(made.message, node.at)) : made;
}

/** Long texts and lists cost by their length, so that no loop over a big value runs for free. */
function costOf(value: InnerValue): number {
  if (typeof value === 'string') return value.length >> 6;

  return isList(value) ? value.length : 0;
}
