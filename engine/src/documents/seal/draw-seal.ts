const red = '#d0121b';
const size = 120;
const middle = size / 2;

/** A round red seal (公章) as SVG: ring, star, the authority's name on the upper arc, what it is for below. */
export function drawSeal(authority: string, purpose = '电子证照专用章'): string {
  const name = [...authority].slice(0, 22);
  const letter = name.length > 16 ? 9.5 : name.length > 11 ? 11 : 14;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">`,
    `<circle cx="${middle}" cy="${middle}" r="57" fill="none" stroke="${red}" stroke-width="2.6"/>`,
    `<circle cx="${middle}" cy="${middle}" r="53.4" fill="none" stroke="${red}" stroke-width="0.7"/>`,
    `<polygon points="${star(15)}" fill="${red}"/>`,
    ...name.map((character, i) => onArc(character, arcAngle(i, name.length), letter)),
    text(purpose, `translate(${middle} 93)`, 9),
    '</svg>',
  ].join('');
}

/** Letters share an arc of at most 250 degrees, the top in the middle. */
function arcAngle(i: number, count: number): number {
  const step = Math.min(28, 250 / Math.max(1, count - 1));
  return (i - (count - 1) / 2) * step;
}

function onArc(character: string, angle: number, letter: number): string {
  const radius = 51 - letter;
  const radians = ((angle - 90) * Math.PI) / 180;
  const [x, y] = [middle + radius * Math.cos(radians), middle + radius * Math.sin(radians)];
  return text(character, `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${angle.toFixed(2)})`, letter);
}

function text(content: string, transform: string, letter: number): string {
  return `<text transform="${transform}" text-anchor="middle" font-family="NotoSansSC" font-size="${letter}" fill="${red}">${escaped(content)}</text>`;
}

function star(radius: number): string {
  return Array.from({ length: 10 }, (_, i) => {
    const [length, angle] = [i % 2 === 0 ? radius : radius * 0.382, (i * 36 - 90) * (Math.PI / 180)];
    return `${(middle + length * Math.cos(angle)).toFixed(2)},${(middle + length * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
