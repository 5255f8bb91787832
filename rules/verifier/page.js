import { readBundle, readNotice, verifyDraw } from '../src/draw/index.js';

/** The page around the verification: files in, steps out. All that is decided is decided by the same sources that draw. */
const at = (id) => document.getElementById(id);
const chosen = {};
let verified;

for (const id of ['bundle', 'notice'])
  at(id).addEventListener('change', async (event) => {
    const [file] = event.target.files;
    chosen[id] = file ? await file.text() : undefined;
    if (chosen.bundle) await verify();
  });
at('own').addEventListener('input', (event) => lookUp(event.target.value.trim()));

async function verify() {
  clear();
  const bundle = read(chosen.bundle, readBundle);
  const notice = chosen.notice ? read(chosen.notice, readNotice) : undefined;
  if (!bundle.ok || notice?.ok === false) return refuse(bundle.ok ? notice : bundle);
  let whole = true;
  for (const step of verifyDraw(bundle.value, notice?.value)) {
    whole &&= step.ok;
    show(step);
    // The browser paints between two steps.
    await new Promise((painted) => setTimeout(painted));
  }
  at('progress').value = at('progress').max;
  say('verdict', whole ? '全部一致：结果可以从公开的数据重新算出。 All of it agrees.' : '有不一致之处，请向公布单位提出。 Something does not agree.');
  verified = bundle.value;
  table(bundle.value);
}

function read(text, reader) {
  try {
    return reader(JSON.parse(text));
  } catch {
    return { ok: false, message: { zh: '文件不是有效的 JSON。', en: 'The file is not valid JSON.' } };
  }
}

function clear() {
  verified = undefined;
  at('steps').replaceChildren();
  at('progress').value = 0;
  at('result').hidden = true;
  for (const id of ['verdict', 'answer']) say(id, '');
}

function show({ ok, title, difference }) {
  const line = document.createElement('li');
  line.className = ok ? 'ok' : 'no';
  line.textContent = `${title.zh} ${title.en}${difference ? `：${difference.zh} ${difference.en}` : ''}`;
  at('steps').append(line);
  at('progress').value += 1;
}

function table({ strata }) {
  const rows = strata.map(({ stratum, size, quota, selected }) => {
    const row = document.createElement('tr');
    for (const text of [stratum, size, quota, selected.length > 200 ? `${selected.slice(0, 200).join(' ')} …` : selected.join(' ')]) {
      const cell = document.createElement('td');
      cell.textContent = text;
      row.append(cell);
    }
    return row;
  });
  at('result').tBodies[0].replaceChildren(...rows.slice(0, 500));
  at('result').hidden = false;
}

function lookUp(id) {
  if (!verified || !id) return say('answer', '');
  if (verified.order.includes(id)) return say('answer', `“${id}”被抽中。 "${id}" was drawn.`);
  const known = verified.roster.some((row) => row.split('|')[0] === id);

  return say(
    'answer',
    known ? `“${id}”在名录中，没有被抽中。 "${id}" is in the roster and was not drawn.` : `“${id}”不在名录中。 "${id}" is not in the roster.`,
  );
}

const say = (id, text) => {
  at(id).textContent = text;
};
const refuse = ({ message }) => say('verdict', `${message.zh} ${message.en}`);
