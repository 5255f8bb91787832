import { simulatedPort } from '../connectors/simulated-port.js';
import { exampleFor, misfitsOf, type PortContract } from './port-contract.js';

const roll: PortContract = {
  id: 'school-roll',
  title: '学籍查询',
  inputs: { idNo: { title: '身份证号', type: 'string', required: true } },
  outputs: { found: { title: '是否查到', type: 'boolean', required: true }, grade: { title: '年级', type: 'number' } },
  errors: ['ROLL-CLOSED'],
  examples: [
    { when: { idNo: '1' }, answer: { found: true, grade: 3 } },
    { when: { idNo: '2' }, error: 'ROLL-CLOSED' },
  ],
};

describe('the contract of a port', () => {
  it('says what is missing, unknown and of another type', () => {
    expect(misfitsOf({ found: true, grade: 3 }, roll.outputs)).toEqual([]);
    expect(misfitsOf({ grade: '3', name: 'x' }, roll.outputs)).toEqual([
      { name: 'found', code: 'MISSING' },
      { name: 'name', code: 'UNKNOWN' },
      { name: 'grade', code: 'WRONG_TYPE' },
    ]);
    expect(misfitsOf({ anything: [1] }, undefined)).toEqual([]);
  });

  it('answers a rehearsal with its first example that fits', () => {
    expect(exampleFor(roll, { idNo: '2' })).toMatchObject({ error: 'ROLL-CLOSED' });
    expect(simulatedPort(roll, { idNo: '1' })).toEqual({ status: 'answered', output: { answer: { found: true, grade: 3 } } });
    expect(simulatedPort(roll, { idNo: '2' })).toMatchObject({ status: 'error', code: 'ROLL-CLOSED' });
    expect(simulatedPort(roll, { idNo: '3' })).toMatchObject({ code: 'PORT_WITHOUT_EXAMPLE' });
    expect(simulatedPort(roll, {})).toMatchObject({ code: 'PORT_INPUT_INVALID' });
    expect(simulatedPort(undefined, {})).toMatchObject({ code: 'PORT_NOT_DECLARED' });
  });
});
