/** Bars of what forms cost, one part for each service. */
import { costOfMillion, type MeasuredForm } from './model';
import { percent, USUAL } from './page';

const WIDTH = 860;
const LEFT = 250;
const ROW = 34;
const TOP = 30;
const COLOURS = ['#2b6cb0', '#c05621', '#2f855a', '#805ad5', '#b7791f', '#c53030', '#319795', '#718096', '#4a5568'];

export function drawCosts(forms: readonly MeasuredForm[]): string {
  const costs = forms.map((form) => ({ name: form.form.name, ...costOfMillion(form, USUAL, 'us-east-1') }));
  const services = [...new Set(costs.flatMap((cost) => [...cost.services.keys()]))];
  const scale = (WIDTH - LEFT - 80) / Math.max(...costs.map(({ total }) => total));
  const bars = costs.flatMap(({ name, total, services: parts }, row) => {
    const y = TOP + row * ROW;
    let x = LEFT;
    const drawn = services.map((service, i) => {
      const width = (parts.get(service) ?? 0) * scale;
      const bar = `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="22" fill="${COLOURS[i % COLOURS.length]}"/>`;
      x += width;
      return bar;
    });
    return [
      `<text x="${LEFT - 8}" y="${y + 16}" text-anchor="end">${name}</text>`,
      ...drawn,
      `<text x="${(x + 6).toFixed(1)}" y="${y + 16}">$${total.toFixed(1)}</text>`,
    ];
  });
  const legend = services.map((service, i) => {
    const [x, y] = [20 + (i % 5) * 165, TOP + costs.length * ROW + 24 + Math.floor(i / 5) * 22];
    return `<rect x="${x}" y="${y - 11}" width="12" height="12" fill="${COLOURS[i % COLOURS.length]}"/><text x="${x + 18}" y="${y}">${service}</text>`;
  });
  const height = TOP + costs.length * ROW + 24 + Math.ceil(services.length / 5) * 22;
  const title = `A million submissions of ${USUAL.characters} characters, ${percent(USUAL.negative)} negative, us-east-1, list prices`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="#1a202c" role="img" aria-label="${title}">
<rect width="100%" height="100%" fill="#fff"/>
<text x="20" y="18" font-weight="600">${title}</text>
${[...bars, ...legend].join('\n')}
</svg>
`;
}
