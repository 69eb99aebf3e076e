import { groupedCode } from '../domain/label-address.js';
import { qrContent } from '../domain/label-plan.js';
import { mmPerPoint } from '../domain/label-type.js';
import { darkRuns, qrSymbol, quietZone } from '../domain/qr.js';
import type { LabelItem } from '../label-items.js';
import type { LabelJob } from './label-job.js';
import { itemLayout } from './label-sheet.js';

/** One label as SVG in true size, for a screen or another program; texts keep their widths in any font. */
export function labelSvg(job: LabelJob, item: LabelItem): string {
  const layout = itemLayout(job, item);
  const { qr } = layout;
  const { widthMm, heightMm } = job.stock;
  const symbol = qrSymbol(qrContent(job.design, job.baseUrl, item.code), layout.errorCorrection);
  const path = darkRuns(symbol)
    .map((run) => `M${run.x} ${run.y}h${run.length}v1h-${run.length}z`)
    .join('');
  const texts = layout.lines.map((line) => {
    const family = line.role === 'code' ? `'Source Code Pro', monospace` : `'Noto Sans', sans-serif`;
    const weight = line.role === 'code' ? ' font-weight="600"' : '';
    return (
      `<text x="${mm(line.xMm)}" y="${mm(line.baselineMm)}" font-family="${family}"${weight}` +
      ` font-size="${mm(line.pt * mmPerPoint)}" textLength="${mm(line.widthMm)}" lengthAdjust="spacingAndGlyphs"` +
      `>${escape(line.text)}</text>`
    );
  });
  const move = `translate(${mm(qr.xMm + quietZone * qr.moduleMm)} ${mm(qr.yMm + quietZone * qr.moduleMm)})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}" role="img">`,
    `<title>${groupedCode(item.code)}</title>`,
    `<rect width="${widthMm}" height="${heightMm}" fill="#fff"/>`,
    `<path transform="${move} scale(${qr.moduleMm})" shape-rendering="crispEdges" d="${path}"/>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}

function mm(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
